//! The words of French.

use crate::import::attribution::languages::grammar::{Grammar, list};
use std::sync::LazyLock;

pub(crate) static FRENCH: LazyLock<Grammar> = LazyLock::new(|| Grammar {
    stems: list(
        "\
        déclar affirm expliqu ajout assur estim soulign précis indiqu lanc confi insist rappel \
        rappell annonc regrett regret not jug témoign racont résum ironis expos constat martel \
        martèl plaid prôn proclam question interrog demand répliqu rétorqu glis gliss tranch détaill \
        commenc comment critiqu dénonc félicit inquièt inquiét exclam alert remarqu pens salu \
        enchaîn lâch murmur cri clam observ considèr considér espèr espér explicit plaisant argument \
        nuanc tempér tempèr recommand impos signal évoqu cit préconis dépl déplor concèd concéd \
        souffl grond lament revendiqu attest confirm justifi relat rapport relev relèv s'étonn étonn \
        insurg indign défend prévien révèl révél rigol conseill appel appell suggèr suggér certifi \
        réclam",
    ),
    endings: list("e ent a èrent ait aient"),
    participle: list("é ée és ées"),
    finite: list(
        "\
        dit disent disait disaient dirent répond répondent répondit répondait écrit écrivent \
        écrivait écrivit prévient prévenait soutient soutiennent soutenait reconnaît reconnaissait \
        admet admettait promet promettent avertit avertissent poursuit poursuivent poursuivit \
        conclut concluent réjouit réjouissent souvient sourit soupire soupirait reprend défend \
        plaint convient martèle renchérit surenchérit garantit rétorque interroge songe dixit décrit \
        décrivent réagit réagissent maintient craint prédit contredit redit enjoint résumait",
    ),
    participles: list(
        "\
        dit répondu écrit prévenu soutenu reconnu admis promis averti poursuivi conclu réjoui souri \
        repris défendu plaint convenu renchéri garanti réagi décrit souvenu maintenu redit prédit",
    ),
    infinitives: list(
        "\
        ajouter conclure poursuivre préciser déclarer lancer insister rappeler expliquer souligner \
        affirmer répondre plaisanter résumer confier glisser renchérir",
    ),
    parted: &[("veut", &["croire"])],
    continues: &[&["et"], &["puis"], &["et", "encore"]],
    impersonal: &[&["peut", "on", "lire"], &["lit", "on"]],
    auxiliaries: list("a ont avait avaient aura est sont était eut ai"),
    small: list("s\' se lui leur l\' le comme ainsi en y nous qu\' c\' ce que m\' même"),
    adverbs: list(
        "\
        hier aujourd'hui aujourd\' hui toutefois ensuite également aussi cependant mardi lundi \
        mercredi jeudi vendredi samedi dimanche notamment alors encore enfin pourtant lui récemment \
        immédiatement vivement ici déjà clairement longuement bien simplement été tenu à voulu tout \
        d\' abord même ce matin soir aussitôt plus tard finalement souvent volontiers régulièrement \
        publiquement",
    ),
    according: &[
        &["selon"],
        &["d\'", "après"],
        &["d'", "après"],
        &["pour"],
        &["dixit"],
        &["aux", "yeux", "de"],
        &["selon", "les", "mots", "de"],
        &["de", "l\'", "avis", "de"],
    ],
    that: list("c\' ainsi"),
    articles: list(
        "\
        le la les l\' un une des son sa ses leur leurs notre ce cette cet deux trois plusieurs",
    ),
    pronouns: &[
        ("il", Some(false), false),
        ("elle", Some(true), false),
        ("ils", None, true),
        ("elles", None, true),
        ("on", None, true),
        ("celui-ci", Some(false), false),
        ("celle-ci", Some(true), false),
    ],
    of: list("de du des d\' la le les l\' et aux von van del"),
    stops: list(
        "\
        à au dans en sur lors devant avec après avant pendant face qui que qu\' qu' dont par chez \
        depuis hier mardi lundi mercredi jeudi vendredi samedi dimanche aujourd\' aujourd'hui ce \
        cette vers sous pour comme où lui a ont est sont toujours puis ensuite également toutefois \
        aussi auprès parmi afin sans dès ne n\' se s\' était avait mais car quand lorsque si venu \
        venue interrogé interrogée",
    ),
    honorifics: &[
        ("m", Some(false)),
        ("mm", None),
        ("mme", Some(true)),
        ("mmes", Some(true)),
        ("mlle", Some(true)),
        ("madame", Some(true)),
        ("monsieur", Some(false)),
        ("me", None),
        ("maître", None),
        ("docteur", None),
        ("dr", None),
        ("pr", None),
        ("professeur", None),
    ],
    roles: list(
        "\
        =ministre =président =présidente =directeur =directrice =porte-parole =maire =mairesse \
        =préfet =préfète =secrétaire =député =députée =sénateur =sénatrice =chef =cheffe =patron \
        =patronne =responsable =avocat =avocate =procureur =procureure =juge =professeur \
        =professeure =docteur =médecin =chercheur =chercheuse =historien =historienne =économiste \
        =sociologue =botaniste =fondateur =fondatrice =cofondateur =cofondatrice =gérant =gérante \
        =élu =élue =conseiller =conseillère =adjoint =adjointe =rapporteur =rapporteure =commissaire \
        =ambassadeur =ambassadrice =délégué =déléguée =syndicaliste =membre =auteur =auteure \
        =autrice =écrivain =écrivaine =réalisateur =réalisatrice =metteur =metteuse =libraire \
        =habitant =habitante =voisin =voisine =passager =passagère =témoin =client =cliente \
        =agriculteur =agricultrice =homme =femme =père =mère =fils =fille =étudiant =étudiante \
        =enseignant =enseignante =ingénieur =ingénieure =spécialiste =expert =experte =analyste \
        =entraîneur =entraîneuse =capitaine =général =colonel =commandant =commandante =lieutenant \
        =roi =reine =pape =évêque =curé =pdg =dirigeant =dirigeante =vice-président =vice-présidente \
        =directeurs =chargé =chargée =coordinateur =coordinatrice =animateur =animatrice =proviseur \
        =proviseure =doyen =doyenne =passeur =pêcheur =vigneron =vigneronne =commerçant =commerçante \
        =restaurateur =restauratrice =aubergiste =source =négociateur =négociatrice =représentant \
        =représentante =présidents =ministres =élus =habitants =auteurs =chercheurs =avocats \
        =syndicats =gouverneur =gouverneure =chancelier =chancelière =premier =première =numéro \
        =candidat =candidate",
    ),
    women: list(
        "\
        trice ière ère euse ente =femme =mère =fille =reine =avocate =députée =élue =déléguée \
        =adjointe =préfète =historienne =chancelière =autrice =experte =cliente =étudiante \
        =enseignante =cheffe =patronne =doyenne =voisine =commerçante =mairesse",
    ),
    adjectives: list(
        "\
        vieil vieux vieille jeune nouveau nouvelle ancien ancienne premier première ex petit petite \
        grand grande",
    ),
    titles: list(
        "\
        titre thème slogan devise nom intitulé intitulée baptisé baptisée nommé nommée programme \
        plan gamme projet film livre roman exposition café association campagne opération \
        surnommé surnommée label",
    ),
    that_clause: list("que qu\'"),
    inverted: false,
    capital_nouns: false,
    drops_subjects: false,
    offices: list("ministre secrétaire maire préfet préfète chancelier chancelière"),
});
