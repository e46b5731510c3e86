//! The words of Spanish.

use crate::import::attribution::languages::grammar::{Grammar, list};
use std::sync::LazyLock;

pub(crate) static SPANISH: LazyLock<Grammar> = LazyLock::new(|| Grammar {
    stems: list(
        "\
        afirm declar explic señal asegur indic manifest subray agreg coment pregunt apunt destac \
        insist anunci detall precis relat cont confies sugier desvel afianz resalt recalc remarc \
        apost critic denunci lament celebr reiter matiz zanj sentenci asever reclam exclam replic \
        alert confes confi bromé bromea brome record recuerd reconoc inform recomend argument \
        justific ironiz plante observ opin pens suspir gritó grit proclam avanz adelant trasl \
        traslad consider valor agradec advirt advert advier quej felicit alegr expres enfatiz \
        puntualiz aclar not rememor rest revel coincid garantiz vaticin pronostic reflexion ratific \
        corrobor acus exhort inst señalo document pormenoriz",
    ),
    endings: list("ó aron a an aba aban ía ían"),
    participle: list("ado ido"),
    finite: list(
        "\
        dijo dijeron dice dicen decía decían añadió añade añaden añadieron respondió responde \
        respondieron escribió escribe escriben escribieron sostuvo sostiene sostienen advirtió \
        advierte advierten insistió insiste pidió pide piden reconoció reconoce admitió admite \
        repitió repite contestó contesta concluyó concluye resumió resume agradeció agradece propuso \
        propone defendió defiende prometió promete sugirió sugiere expuso expone refirió refiere \
        prosiguió prosigue continuó continúa siguió sonríe sonrió arguyó advertía aduce adujo \
        desmintió desmiente ríe resumía creyó cree coincidió coincide mantuvo mantiene cuenta \
        definió define describió describe temió teme intervino interviene bromeó planteó reprochó \
        reprocha contaba cuentan",
    ),
    participles: list(
        "\
        dicho escrito añadido respondido sostenido advertido insistido pedido reconocido admitido \
        repetido concluido resumido agradecido propuesto defendido prometido sugerido expuesto \
        referido subrayar destacar señalar agradecer recordar insistir remarcar descrito definido",
    ),
    infinitives: list(""),
    parted: &[],
    continues: &[&["y"], &["y", "más"]],
    impersonal: &[&["se", "lee"], &["se", "dice"]],
    auxiliaries: list("ha han había habían hubo quiso quisieron"),
    small: list("se le les lo la me nos así como y según esto eso también no ya querido podido"),
    adverbs: list(
        "\
        ayer hoy también además entonces luego después asimismo hace este esta lunes martes \
        miércoles jueves viernes sábado domingo recientemente finalmente ahora antes igualmente \
        incluso todavía tajante hasta mismo mañana tarde noche aún ya",
    ),
    according: &[
        &["según"],
        &["en", "palabras", "de"],
        &["en", "palabras", "del"],
        &["a", "juicio", "de"],
        &["a", "juicio", "del"],
        &["en", "opinión", "de"],
        &["en", "opinión", "del"],
        &["para"],
    ],
    that: list("así esto eso"),
    articles: list(
        "\
        el la los las un una su sus este esta dos tres varios varias unos unas otro otra nuestro \
        nuestra",
    ),
    pronouns: &[
        ("él", Some(false), false),
        ("ella", Some(true), false),
        ("ellos", None, true),
        ("ellas", None, true),
        ("este", Some(false), false),
    ],
    of: list("de del la las los el y e para von van"),
    stops: list(
        "\
        a al en por tras con durante ante desde hasta que quien cuando cuyo cuya donde ayer hoy este \
        esta lunes martes miércoles jueves viernes sábado domingo también además ha han había sobre \
        entre sin según como mientras después luego no se le lo les nos asimismo es fue está son \
        pero si porque hace aprobó debatió respondió criticó pidió",
    ),
    honorifics: &[
        ("sr", Some(false)),
        ("sra", Some(true)),
        ("srta", Some(true)),
        ("señor", Some(false)),
        ("señora", Some(true)),
        ("don", Some(false)),
        ("doña", Some(true)),
        ("d", Some(false)),
        ("dª", Some(true)),
        ("dña", Some(true)),
        ("dr", None),
        ("dra", Some(true)),
        ("doctor", Some(false)),
        ("doctora", Some(true)),
        ("lic", None),
    ],
    roles: list(
        "\
        =ministro =ministra =presidente =presidenta =director =directora =portavoz =alcalde \
        =alcaldesa =consejero =consejera =secretario =secretaria =diputado =diputada =senador \
        =senadora =jefe =jefa =responsable =delegado =delegada =abogado =abogada =fiscal =juez \
        =jueza =profesor =profesora =doctor =doctora =médico =médica =investigador =investigadora \
        =historiador =historiadora =economista =sociólogo =socióloga =fundador =fundadora =gerente \
        =concejal =concejala =comisario =comisaria =embajador =embajadora =sindicalista =miembro \
        =autor =autora =escritor =escritora =vecino =vecina =comerciante =testigo =cliente =clienta \
        =agricultor =agricultora =hombre =mujer =padre =madre =hijo =hija =estudiante =ingeniero \
        =ingeniera =experto =experta =analista =entrenador =entrenadora =capitán =capitana =general \
        =coronel =rey =reina =papa =obispo =vicepresidente =vicepresidenta =coordinador \
        =coordinadora =violinista =músico =música =relojero =relojera =dueño =dueña =gobernador \
        =gobernadora =canciller =candidato =candidata =líder =titular =representante =actor =actriz \
        =cineasta =periodista =científico =científica =empresario =empresaria =trabajador \
        =trabajadora =pescador =patrón =mandatario =mandataria =dirigente =fuente =fuentes \
        =ministros =músicos =vecinos =autores =rector =rectora =decano =decana =comisionado \
        =comisionada =edil =edila =lehendakari =conseller =consellera =president =ponente =coautor \
        =coautora =viceministro =viceministra =subsecretario =subsecretaria =técnico =técnica \
        =maestro =maestra =pediatra",
    ),
    women: list(
        "\
        =ministra =presidenta ora =alcaldesa era =secretaria =diputada =jefa =delegada =abogada \
        =jueza =médica =socióloga =concejala =comisaria =vecina =mujer =madre =hija =experta =reina \
        =vicepresidenta =dueña =candidata =actriz =científica =empresaria =capitana =rectora =decana \
        =viceministra =subsecretaria",
    ),
    adjectives: list("nuevo nueva antiguo antigua ex joven viejo vieja actual primer primera"),
    titles: list(
        "\
        título lema tema nombre titulado titulada llamado llamada denominado denominada plan \
        programa proyecto campaña película libro novela exposición bar colección plataforma eslogan \
        consigna iniciativa operación bautizado bautizada",
    ),
    that_clause: list("que"),
    inverted: false,
    capital_nouns: false,
    drops_subjects: true,
    offices: list("ministro ministra alcalde alcaldesa consejero consejera secretario secretaria"),
});
