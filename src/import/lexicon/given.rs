//! Given names that tell whether "she" or "he" can mean their bearer.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Given names whose bearers are nearly always women, and men; hand-made, of many countries.
const WOMEN: &str = "hillary michelle elizabeth mary jennifer linda barbara susan jessica sarah karen nancy lisa margaret betty \
    sandra ashley dorothy kimberly emily donna carol amanda melissa deborah stephanie rebecca laura sharon cynthia \
    kathleen amy angela shirley anna ruth brenda pamela nicole katherine virginia catherine christine debra rachel \
    janet emma maria heather diane julie joyce victoria kelly christina joan evelyn lauren judith olivia martha cheryl \
    megan andrea ann anne alice jean denise jacqueline gloria teresa janice julia grace judy theresa marie rose \
    sophia hannah jane diana natalie kate katie claire ivanka melania chelsea kellyanne loretta huma jill ursula \
    christiane ingrid petra sabine claudia monica isabel carmen lucia elena sofia fatima aisha leila yuki mei \
    janine gina tina wendy sally ellen erin molly paula robin tammy valerie vanessa veronica yvonne jen jenny beth \
    debbie patricia patty donna dana hope condoleezza madeleine sonia ruth elena allyson alicia gennifer heidi";
const MEN: &str = "donald bill barack mike michael john james robert david william richard joseph thomas charles christopher \
    daniel matthew anthony mark steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason \
    jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank \
    alexander patrick raymond jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle ethan \
    walter noah jeremy keith roger terry austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan \
    billy bruce gabriel joe logan alan juan albert willie elijah wayne randy vincent mason roy ralph bobby russell \
    bradley philip eugene tim tom jim bob dan ben sam steve chris jeff matt rob tony ted ken greg fred ron rudy newt \
    bernie mitt marco jeb vladimir hans karl heinz wolfgang klaus jürgen pierre jean-claude emmanuel françois carlos \
    luis miguel pedro antonio mohammed ahmed ali omar abdul boris sergei dmitri josh robby corey paul lindsey mitch \
    chuck harry jimmy gavin glenn rush sean bret jake lester al nick pat rick ed don doug hugh neil ross stuart \
    dean howard martin marc phil todd brad craig derek duncan evan graham ian ivan jay kirk leo louis max oliver \
    oscar simon theo victor warren lebron clint tucker reince";

static GENDERS: LazyLock<HashMap<&'static str, bool>> = LazyLock::new(|| {
    let women = WOMEN.split_whitespace().map(|name| (name, true));
    women.chain(MEN.split_whitespace().map(|name| (name, false))).collect()
});

/// Whether a given name is a woman's, where that is sure.
pub(crate) fn woman(given: &str) -> Option<bool> {
    GENDERS.get(given).copied()
}
