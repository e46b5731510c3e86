//! Speakers of languages other than English: the office and the name in what stands beside a verb of saying.

use super::attribution::{Found, Person};

/// Characters that end the name of an office in Chinese.
const OFFICES: &[&str] = &[
    "副总经理",
    "总经理",
    "董事长",
    "总书记",
    "秘书长",
    "发言人",
    "负责人",
    "副市长",
    "副局长",
    "副主任",
    "副部长",
    "副司长",
    "副会长",
    "研究员",
    "工程师",
    "分析师",
    "经济学家",
    "首席执行官",
    "总裁",
    "市长",
    "局长",
    "主任",
    "部长",
    "司长",
    "处长",
    "会长",
    "院长",
    "校长",
    "书记",
    "主席",
    "总理",
    "总统",
    "省长",
    "区长",
    "县长",
    "镇长",
    "行长",
    "教授",
    "大使",
    "参赞",
    "代表",
    "委员",
    "记者",
    "站长",
    "经理",
    "总监",
    "理事长",
    "所长",
    "馆长",
    "专家",
    "博士",
    "议长",
    "首相",
    "外长",
    "船长",
];

/// Where what is no name begins behind one: times, places, manners.
const AFTER: &[&str] = &[
    "在",
    "于",
    "对",
    "向",
    "还",
    "也",
    "则",
    "先生",
    "女士",
    "今天",
    "今日",
    "昨天",
    "昨日",
    "当天",
    "当日",
    "日前",
    "近日",
    "随后",
    "同时",
    "接受",
    "表示",
    "强调",
    "指出",
    "介绍",
    "说",
    "就",
    "代表",
    "进一步",
    "补充",
    "高兴",
    "认为",
    "告诉",
    "回应",
    "坦言",
];

/// Words before a name that are its office, in languages that write spaces.
const ARTICLES: &[&str] = &[
    "le", "la", "les", "l’", "l'", "el", "los", "las", "der", "die", "das", "den", "dem", "un", "une", "una",
    "ein", "eine",
];

/// Takes the offices out of names, and makes one of people who then have the same name.
pub(super) fn names(found: &mut Found, language: &str) {
    let primary = language.split('-').next().unwrap_or_default();
    for person in &mut found.people {
        if person.role.is_some() || person.unnamed {
            continue;
        }
        match primary {
            "zh" => chinese(person),
            "fr" | "de" | "es" => latin(person),
            _ => return,
        }
    }
    let mut kept: Vec<Person> = Vec::new();
    let mut places = Vec::new();
    for person in std::mem::take(&mut found.people) {
        match kept.iter().position(|known| known.name == person.name) {
            Some(known) => {
                places.push(known);
                let into = &mut kept[known];
                into.role = into.role.take().or(person.role);
                into.mentions.extend(person.mentions);
            }
            None => {
                places.push(kept.len());
                kept.push(person);
            }
        }
    }
    found.people = kept;
    for attribution in &mut found.attributions {
        attribution.person = attribution.person.and_then(|person| places.get(person).copied());
    }
}

/// "港务局局长陈波14日在论坛上": office, name, and when and where.
fn chinese(person: &mut Person) {
    let whole = person.name.clone();
    let office = OFFICES
        .iter()
        .filter_map(|office| whole.rfind(office).map(|at| (at + office.len(), *office)))
        .max_by_key(|(end, office)| (*end, office.len()));
    let start = office.map_or(0, |(end, _)| end);
    let rest = &whole[start..];
    let end = AFTER
        .iter()
        .filter_map(|mark| rest.find(mark))
        .chain(rest.find(|c: char| c.is_ascii_digit() || matches!(c, '，' | '、' | '（')))
        .min();
    let name = rest[..end.unwrap_or(rest.len())].trim();
    let letters = name.chars().count();
    if (2..=12).contains(&letters) && (letters <= 4 || name.contains('·')) {
        person.role = Some(whole[..start].trim_start_matches(['，', '。', ' ']).to_owned())
            .filter(|role| !role.is_empty() && role.chars().count() < 40);
        name.clone_into(&mut person.name);
    } else if name.is_empty() && start > 0 {
        // "市长说": whoever holds the office.
        whole[..start].clone_into(&mut person.name);
        person.unnamed = true;
    }
}

/// "le directeur Bo Chen", "Direktor Bo Chen": small words, or one word before a full name.
fn latin(person: &mut Person) {
    let words: Vec<&str> = person.name.split(' ').collect();
    let first = words.iter().position(|word| !ARTICLES.contains(&word.to_lowercase().as_str())).unwrap_or(0);
    let small = words[first..].iter().take_while(|word| word.starts_with(char::is_lowercase)).count();
    let name = &words[first + small..];
    if small > 0
        && !name.is_empty()
        && name.len() < 5
        && name.iter().all(|word| word.starts_with(char::is_uppercase))
    {
        person.role = Some(words[first..first + small].join(" "));
        person.name = name.join(" ");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_are_told_from_names() {
        let read = |name: &str, language: &str| {
            let mut found = Found {
                people: vec![Person { name: name.to_owned(), ..Person::default() }],
                ..Found::default()
            };
            names(&mut found, language);
            let person = &found.people[0];
            (person.name.clone(), person.role.clone().unwrap_or_default())
        };
        for (whole, language, name, role) in [
            ("市长凌雅达14日在论坛上", "zh", "凌雅达", "市长"),
            ("港务局局长陈波", "zh", "陈波", "港务局局长"),
            ("陈波还", "zh-Hans", "陈波", ""),
            ("德国企业代表汉斯·迈尔先生", "zh", "汉斯·迈尔", "德国企业代表"),
            ("商务部新闻发言人", "zh", "商务部新闻发言人", ""),
            ("le directeur Bo Chen", "fr", "Bo Chen", "directeur"),
            ("la alcaldesa Ada Ling", "es", "Ada Ling", "alcaldesa"),
            ("Ada Ling", "de", "Ada Ling", ""),
            ("the director Bo Chen", "en", "the director Bo Chen", ""),
        ] {
            assert_eq!(read(whole, language), (name.to_owned(), role.to_owned()), "{whole}");
        }
    }
}
