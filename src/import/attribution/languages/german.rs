//! The words of German.

use crate::import::attribution::languages::grammar::{Grammar, list};
use std::sync::LazyLock;

pub(crate) static GERMAN: LazyLock<Grammar> = LazyLock::new(|| Grammar {
    stems: list(
        "\
        sag erklär beton mein ergänz kritisier forder frag mahn unterstreich versicher behaupt \
        erläuter bekräftig berichte erzähl klag beklag schwärm erinner freu ärger wunder urteil lob \
        spott scherz kommentier resümier bilanzier argumentier prophezei vermut glaub flüster ruf \
        konstatier präzisier bestätig entgegne erwider gesteh bedauer appellier verkünd zitier stell \
        warn begründ schilder plädier witzel bilanz fürcht hoff wünsch verteidig kontert konter \
        moniert monier rechtfertig schimpf beschreib befürcht bemängel raunt raun jubel ermahn \
        ermutig warb dank formulier seufz lach widersprich antwort bericht red meld analysier \
        prognostizier verlang",
    ),
    endings: list("t te ten et ete eten e en"),
    participle: list(""),
    finite: list(
        "\
        ausführte hinzufügte mitteilte ankündigte einräumte hervorhob anmerkte klarstellte darlegte bekanntgab \
        rief riefen schrieb schrieben schreibt schreiben sprach spricht widersprach widerspricht \
        unterstrich bat bittet verwies verweist gestand gesteht verriet verrät empfahl empfiehlt \
        versprach verspricht befand befindet beschrieb ließ bewarb wirbt pries preist unterstreicht \
        entfuhr dachte denkt findet fand wusste weiß ruft schloss schließt begann beginnt berichtet \
        meldet empört sagte beschwor beschwört",
    ),
    participles: list(
        "\
        gesagt erklärt betont geschrieben gefordert gewarnt mitgeteilt angekündigt hinzugefügt \
        versichert gemeint kritisiert ergänzt unterstrichen geantwortet gefragt berichtet erläutert \
        bestätigt hervorgehoben eingeräumt ausgeführt erzählt verkündet entgegnet kommentiert \
        geklagt verraten zugegeben gelobt beklagt bekräftigt versprochen dargelegt klargestellt",
    ),
    infinitives: list(""),
    parted: &[
        ("fügte", &["hinzu", "an"]),
        ("fügt", &["hinzu", "an"]),
        ("fügten", &["hinzu"]),
        ("teilte", &["mit"]),
        ("teilt", &["mit"]),
        ("teilten", &["mit"]),
        ("führte", &["aus"]),
        ("führt", &["aus"]),
        ("kündigte", &["an"]),
        ("kündigt", &["an"]),
        ("räumte", &["ein"]),
        ("räumt", &["ein"]),
        ("gab", &["zu", "an", "bekannt"]),
        ("gibt", &["zu", "an", "bekannt"]),
        ("hob", &["hervor"]),
        ("hebt", &["hervor"]),
        ("wies", &["hin", "zurück"]),
        ("weist", &["hin", "zurück"]),
        ("stellte", &["klar", "fest"]),
        ("stellt", &["klar", "fest"]),
        ("merkte", &["an"]),
        ("merkt", &["an"]),
        ("legte", &["dar", "nach"]),
        ("legt", &["dar", "nach"]),
        ("warf", &["ein", "vor"]),
        ("wirft", &["ein", "vor"]),
        ("pflichtete", &["bei"]),
        ("pflichtet", &["bei"]),
        ("fasste", &["zusammen"]),
        ("fasst", &["zusammen"]),
        ("setzte", &["hinzu", "fort"]),
        ("setzt", &["hinzu", "fort"]),
        ("rief", &["auf", "zu", "dazwischen"]),
    ],
    continues: &[&["und", "weiter"], &["weiter"], &["und"]],
    impersonal: &[&["heißt", "es"], &["hieß", "es"]],
    auxiliaries: list("hat haben habe hatte hatten"),
    small: list("wie es sich das"),
    adverbs: list(
        "\
        zuvor danach nun damit deshalb allerdings trotzdem insgesamt bisher bislang derzeit dabei daher vorher nachher \
        mittlerweile inzwischen schon erst nur darin vorab dennoch immerhin zunächst \
        gestern heute dagegen dazu hierzu zuletzt weiter auch jetzt später zudem außerdem dann \
        schließlich anschließend hingegen jedoch aber zugleich daraufhin abschließend sich damals \
        dort kürzlich etwa darum erneut wörtlich gleichzeitig darüber ihm ihr ihnen uns es noch \
        einmal wiederum denn",
    ),
    according: &[
        &["so"],
        &["laut"],
        &["nach", "angaben", "von"],
        &["nach", "angaben", "des"],
        &["nach", "angaben", "der"],
        &["nach", "den", "worten", "von"],
        &["nach", "den", "worten", "des"],
        &["nach", "den", "worten", "der"],
        &["in", "den", "worten", "von"],
        &["mit", "den", "worten", "von"],
    ],
    that: list("das dies dieses"),
    articles: list(
        "\
        der die das ein eine einer den dem des sein seine ihr ihre dessen deren unser unsere zwei \
        drei mehrere viele einige",
    ),
    pronouns: &[
        ("er", Some(false), false),
        ("sie", None, false),
        ("dieser", Some(false), false),
        ("diese", Some(true), false),
    ],
    of: list("der des von vom und für den dem zu de van bei beim"),
    stops: list(
        "\
        am im in an auf aus nach vor gegenüber zum zur mit über unter bei seit als während wegen \
        hinzu ein hervor fest klar heute gestern dazu dagegen weiter auch und oder wörtlich sich \
        anlässlich angesichts zu zurück dem ihm ihr dann zuletzt jetzt nicht hat hatte ist war wird \
        will wollen ab bis durch gegen laut ohne um per via später zudem außerdem dort damals \
        zugleich jedoch aber hingegen daraufhin schließlich anschließend abschließend noch schon \
        bereits kürzlich widersprach kennt",
    ),
    honorifics: &[
        ("dr", None),
        ("prof", None),
        ("frau", Some(true)),
        ("herr", Some(false)),
        ("herrn", Some(false)),
        ("dipl", None),
        ("ing", None),
        ("h", None),
        ("c", None),
        ("sir", Some(false)),
        ("lady", Some(true)),
        ("professor", Some(false)),
        ("professorin", Some(true)),
        ("doktor", None),
    ],
    roles: list(
        "\
        minister präsident direktor sprecher vorsitzende vorsitzender vorsitzenden meister leiter \
        =chef chef vorstand kanzler sekretär experte forscher wissenschaftler kommissar botschafter \
        abgeordnete abgeordneter führer anwalt anwältin richter ärztin =arzt arzt gründer inhaber \
        manager trainer politiker referent beauftragte beauftragter bischof pfarrer lehrer autor \
        =ceo rat rätin hydrologe hydrologin ökonom soziologe soziologin psychologe psychologin \
        biologe biologin =intendant intendant dirigent regisseur schauspieler sänger organist bürger \
        anwohner besucher kunde kundin fahrgast zeuge zeugin kollege kollegin =frau =mann \
        mitarbeiter ministerin präsidentin direktorin sprecherin meisterin leiterin chefin kanzlerin \
        sekretärin expertin forscherin wissenschaftlerin kommissarin botschafterin richterin \
        gründerin inhaberin managerin politikerin referentin lehrerin autorin intendantin führerin \
        landrat landrätin dezernent dezernentin obmann händler händlerin bauer bäuerin landwirt \
        landwirtin unternehmer unternehmerin analyst analystin berater beraterin kurator kuratorin \
        rektor rektorin dekan dekanin ingenieur ingenieurin kapitän kapitänin general offizier \
        wehrführer polizist polizistin mutter vater tochter sohn besitzer besitzerin wirt wirtin \
        historiker historikerin koordinator koordinatorin partner partnerin journalist journalistin \
        redakteur redakteurin könig königin papst pilot pilotin student studentin schüler schülerin \
        delegierte delegierter geschäftsführung mitglied",
    ),
    women: list("in frau =mutter =tochter"),
    adjectives: list(
        "\
        parlamentarische parlamentarischer stellvertretende stellvertretender ehemalige ehemaliger \
        neue neuer frühere früherer amtierende amtierender leitende leitender wissenschaftliche \
        kaufmännische technische technischer deutsche deutscher",
    ),
    titles: list(
        "\
        motto titel thema leitspruch slogan namen name überschrift stichwort begriff ausstellung \
        buch film stück roman programm reihe projekt initiative kampagne leitthema rubrik leitbild \
        aktion lied",
    ),
    that_clause: list("dass sei seien habe haben werde würden könne müsse dürfe wolle solle"),
    inverted: true,
    capital_nouns: true,
    drops_subjects: false,
    offices: list("bürgermeister bürgermeisterin ministerpräsident ministerpräsidentin"),
});
