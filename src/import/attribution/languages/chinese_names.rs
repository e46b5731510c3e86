//! Chinese names among the words before a verb: office, name, and when and where.

use crate::import::attribution::languages::grammar::list;
use crate::import::attribution::languages::{Mention, Source, trim};
use std::ops::Range;
use std::sync::LazyLock;

/// Characters that end the name of an office or a kind of people.
static OFFICES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    list(
        "\
    副总经理 总经理 總經理 董事长 董事長 总书记 總書記 秘书长 秘書長 发言人 發言人 负责人 負責人 副市长 副局长 副主任 副部长 副司长 副会长 研究员 研究員 工程师 工程師 \
    分析师 分析師 经济学家 经济学者 首席执行官 首席技术官 首席财务官 总裁 總裁 市长 市長 局长 局長 主任 部长 部長 司长 司長 处长 處長 会长 會長 院长 院長 校长 校長 \
    书记 書記 主席 总理 總理 总统 總統 省长 省長 区长 區長 县长 縣長 镇长 鎮長 乡长 村长 行长 行長 教授 大使 参赞 參贊 代表 委员 委員 记者 記者 站长 站長 经理 \
    經理 总监 總監 理事长 所长 所長 馆长 館長 专家 專家 博士 议长 議長 首相 外长 外長 船长 船長 队长 隊長 厂长 社长 团长 医生 醫生 护士 律师 律師 教师 教師 \
    老师 老師 导演 導演 作家 诗人 学者 學者 创始人 創辦人 合伙人 顾问 顧問 议员 議員 专员 總幹事 总干事 干事长 总编辑 主编 主播 工人 村民 居民 市民 农民 農民 \
    商人 酒商 客商 参展商 店主 老板 老闆 读者 讀者 游客 遊客 旅客 乘客 学生 學生 志愿者 预警员 民警 警官 法官 检察官 演员 歌手 运动员 教练 裁判 徒弟 师傅 同学 \
    女士 先生 警员 消防员 司机 业主 用户 馆员 职工 员工 厨师 画家 院士 秘书 参谋 将军 上校 政委 领事 公使 特使 专务 总工程师 设计师 策展人 媒体人 企业家 研究者 \
    分析人士 负责人士",
    )
});
/// Where what is no name begins behind one: times, places, manners.
static AFTER: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    list(
        "\
    在 于 於 对 對 向 还 還 也 则 則 先生 女士 今天 今日 昨天 昨日 当天 当日 日前 近日 随后 隨後 同时 同時 接受 就 进一步 補充 补充 高兴 笑着 笑著 激动 \
    感慨 坦言 这样 如是 又 再次 曾 说 說 表示 强调 指出 介绍 认为 回应 评价 通过 用 告诉 代表 已经 已 是 从 指着 举例 解释 回答 一边 动情 自豪 无奈 认真 \
    特别 并 却 都 最后 正 获得 今年 去年 把 为 称 当时 发文 发微博 如此 郑重 明确 公开 反问 继续 致辞 感到 主持 出席 会见 宣布 带领 来到 站 坐 拿 看 笑 摇 \
    点头",
    )
});
/// Family names.
const FAMILIES: &str = "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文庞龐樊兰蘭殷施陶洪翟安颜顏倪严嚴牛温溫芦季俞章鲁魯葛伍韦韋申尤毕畢聂聶丛焦向柳邢路岳齐齊梅莫庄莊辛管祝左涂谷时舒耿牟卜詹关關苗凌费費纪紀靳盛童欧歐甄项項曲成游阳陽裴席卫衛查屈鲍鮑位覃霍翁隋植甘景薄单單包司柏宁寧柯阮桂闵闵解强柴华華车車冉房边邊净娄婁吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简簡娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习";
/// Family names of two characters.
const DOUBLE: &[&str] = &[
    "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "夏侯", "东方", "皇甫", "尉迟", "公孙", "慕容",
    "司徒", "端木", "令狐", "长孙",
];
/// Characters that foreign names are written with.
const FOREIGN: &str = "阿埃艾安奥巴贝本比波博布查达戴丹德迪多杜恩尔法菲费弗福盖戈格哈海汉赫亨霍基吉加杰卡凯科克肯库拉莱兰劳勒雷李里丽利莉林琳卢鲁路伦罗洛马玛迈曼梅蒙米莫默穆纳娜南内尼妮诺帕佩皮普奇乔琼让热荣萨塞桑莎沙森什史斯司思苏索塔泰坦特汀托瓦万威维韦温沃乌西希夏谢辛休雪雅亚扬耶叶伊易因英尤约泽扎詹珍朱茨兹佐丝蒂娅图厄朗根施邦保鲍彼伯查理登东顿冈古圭华怀惠坎考柯孔莉隆略伦默涅努欧潘庞彭齐切撒赛瑟舍申圣斯泰陶廷通文武宾贡汗翰豪及简金";

const PRONOUNS: &[(&str, Option<bool>, bool)] = &[
    ("他们", None, true),
    ("她们", None, true),
    ("他們", None, true),
    ("她們", None, true),
    ("他", Some(false), false),
    ("她", Some(true), false),
    ("该负责人", None, false),
    ("该发言人", None, false),
    ("这位负责人", None, false),
    ("上述负责人", None, false),
    ("其", None, false),
];
/// Nouns before words in marks that are a title or a slogan.
static TITLES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    list(
        "\
    主题 主題 口号 口號 题为 題為 名为 名為 名称 标题 书名 理念 目标 原则 宗旨 简称 称号 建议 意见 措施 要求",
    )
});

/// Whether a clause leads to a title or a slogan.
pub(crate) fn is_title(clause: &str) -> bool {
    TITLES.iter().any(|title| clause.trim_end_matches(['为', '是', '：', ':']).ends_with(title))
}

/// Whether somebody is named by name or post.
pub(crate) fn is_sure(source: &Source) -> bool {
    matches!(source.who, Mention::Named { .. } | Mention::Described { known: true, .. })
}

/// Who stands before a verb; nobody where there are no words.
pub(crate) fn read(text: &str, range: Range<usize>) -> Option<Source> {
    let range = trim(text, range);
    let words = &text[range.clone()];
    if words.is_empty() {
        return None;
    }
    if let Some((pronoun, woman, many)) = PRONOUNS.iter().find(|(pronoun, ..)| {
        words.strip_prefix(pronoun).is_some_and(|rest| !rest.starts_with(['的', '国', '人']))
    }) {
        let who = Mention::Pronoun { woman: *woman, many: *many };
        return Some(Source { range: range.start..range.start + pronoun.len(), who });
    }
    if let Some(named) = opens(text, range.clone()) {
        return Some(named);
    }
    // Somebody without a name: up to when, where and how.
    let end = cut(words, 3);
    let asked = words.starts_with("有记者") || words.starts_with("有記者");
    let start = if asked { "有".len() } else { 0 };
    let who = words[start..end.max(start)].trim();
    let letters = who.chars().count();
    let verbal = ["谈", "据", "對此", "对此", "为此", "同时", "此外", "有", "并", "最后", "其中"]
        .iter()
        .any(|mark| who.starts_with(mark));
    if !(2..=24).contains(&letters) || verbal || who.contains(['，', '。']) {
        return None;
    }
    let office = OFFICES.iter().any(|office| who.ends_with(office));
    let people = who.ends_with([
        '们', '方', '人', '者', '员', '民', '客', '家', '师', '生', '商', '部', '局', '会', '院', '司', '府',
        '社', '组', '馆', '台', '报', '团', '队', '网', '厅', '委', '處', '處',
    ]);
    (office || people).then(|| Source {
        range: range.start + start..range.start + end.max(start),
        who: Mention::Described {
            words: who.to_owned(),
            known: true,
            group: !office
                && people
                && who.ends_with([
                    '们', '方', '部', '局', '会', '院', '司', '府', '社', '组', '馆', '台', '报', '团', '队',
                    '网', '厅', '委',
                ]),
            woman: None,
        },
    })
}

/// Where what stands behind a name begins; not in its first characters.
fn cut(words: &str, from: usize) -> usize {
    let start = words.char_indices().nth(from.div_ceil(3)).map_or(words.len(), |(at, _)| at);
    AFTER
        .iter()
        .filter_map(|mark| words[start..].find(mark).map(|at| start + at))
        .chain(words.find(|c: char| c.is_ascii_digit() && start > 0).filter(|at| *at >= start))
        .chain(words.find(['，', '（', '(', '、']).filter(|at| *at >= start))
        .min()
        .unwrap_or(words.len())
}

/// Somebody whom a clause begins with, by name: office and name, a family name, a foreign name.
pub(crate) fn opens(text: &str, range: Range<usize>) -> Option<Source> {
    let range = trim(text, range);
    let words = &text[range.clone()];
    let words = &words[..text[range.clone()].floor_char_boundary(150.min(words.len()))];
    if let Some(found) = foreign(text, range.start, words) {
        return Some(found);
    }
    // "在安河村开小卖部的王翠兰": what describes stands before 的.
    let of = words.rfind('的').map(|at| at + '的'.len_utf8());
    let after_of = of.and_then(|of| own(&words[of..]).map(|(length, rest)| (of, length, rest)));
    if let Some((of, length, true)) = after_of {
        return Some(named(text, range.start + of..range.start + of + length, None));
    }
    let mut offices: Vec<usize> = OFFICES
        .iter()
        .flat_map(|office| words.match_indices(office).map(|(at, office)| at + office.len()))
        .collect();
    offices.sort_unstable();
    for end in offices.into_iter().rev() {
        let rest = &words[end..];
        let skip = rest.len() - rest.trim_start_matches(['、', ' ', '·']).len();
        let role = || {
            let role = words[..end].trim_start_matches(['，', '。', ' ', '、']);
            let role = role.rsplit(['，', '。', '；']).next().unwrap_or(role).trim();
            (role.chars().count() < 40).then(|| role.to_owned())
        };
        // "秘书长古特雷斯"
        let sounds: usize = rest.chars().take_while(|c| FOREIGN.contains(*c)).map(char::len_utf8).sum();
        let after = &rest[sounds..];
        if (9..=24).contains(&sounds)
            && (after.is_empty() || AFTER.iter().any(|mark| after.starts_with(mark)))
        {
            return Some(named(text, range.start + end..range.start + end + sounds, role()));
        }
        if let Some((length, true)) = own(&rest[skip..]) {
            return Some(named(text, range.start + end + skip..range.start + end + skip + length, role()));
        }
    }
    match own(words) {
        Some((length, true)) => Some(named(text, range.start..range.start + length, None)),
        _ => behind_people(text, range.start, words),
    }
}

fn named(text: &str, range: Range<usize>, role: Option<String>) -> Source {
    let name = text[range.clone()].to_owned();
    let woman = text[range.end..].starts_with("女士").then_some(true);
    Source { range, who: Mention::Named { name, role, organization: None, honorific: None, woman } }
}

/// Characters that words for people end with.
const PEOPLE: &[char] = &[
    '人', '员', '師', '师', '者', '工', '长', '長', '家', '手', '生', '民', '商', '主', '户', '士', '授',
    '兵', '警', '官', '友', '员',
];

/// "博士生何苗": a name behind a word for people that is not known as an office.
fn behind_people(text: &str, start: usize, words: &str) -> Option<Source> {
    words.match_indices(PEOPLE).map(|(at, mark)| at + mark.len()).filter(|at| *at > 3).find_map(|at| {
        let (length, true) = own(&words[at..])? else { return None };
        let role = words[..at].rsplit(['，', '、', '。']).next().unwrap_or_default().trim();
        let role = (role.chars().count() < 30).then(|| role.to_owned());
        Some(named(text, start + at..start + at + length, role))
    })
}

/// How long the name is that words begin with: a family name and one or two characters, and then what is no name.
fn own(words: &str) -> Option<(usize, bool)> {
    let double = DOUBLE.iter().find(|family| words.starts_with(**family));
    let first = words.chars().next()?;
    let family = double.map_or(first.len_utf8(), |family| family.len());
    if double.is_none() && !FAMILIES.contains(first) {
        return None;
    }
    let rest = &words[family..];
    let letters: Vec<char> = rest
        .chars()
        .take_while(|c| crate::text::fold::writes_no_spaces(*c) && c.is_alphabetic())
        .take(4)
        .collect();
    let ends = |count: usize| -> bool {
        let at: usize = letters[..count].iter().map(|c| c.len_utf8()).sum();
        let after = &rest[at..];
        after.is_empty()
            || after.starts_with(|c: char| !c.is_alphabetic())
            || AFTER.iter().any(|mark| after.starts_with(mark))
    };
    if OFFICES.iter().any(|office| words.starts_with(office)) {
        return None;
    }
    // "欧阳明在接受采访时"
    let marked = letters.get(1).is_some_and(|second| AFTER.iter().any(|mark| mark.chars().eq([*second])));
    for count in if marked { [1, 2] } else { [2, 1] } {
        if letters.len() >= count && ends(count) {
            return Some((family + letters[..count].iter().map(|c| c.len_utf8()).sum::<usize>(), true));
        }
    }
    None
}

/// "玛丽亚·科斯塔": characters of foreign names around a middle dot.
fn foreign(text: &str, start: usize, words: &str) -> Option<Source> {
    let dot = words.find(['·', '・', '•'])?;
    let before: usize =
        words[..dot].chars().rev().take_while(|c| FOREIGN.contains(*c)).map(char::len_utf8).sum();
    let mark = words[dot..].chars().next().map_or(2, char::len_utf8);
    let rest = &words[dot + mark..];
    let stop =
        AFTER.iter().filter_map(|mark| rest.find(mark)).filter(|at| *at > 0).min().unwrap_or(rest.len());
    let after: usize = rest[..stop]
        .chars()
        .take_while(|c| FOREIGN.contains(*c) || matches!(c, '·' | '・' | '•'))
        .map(char::len_utf8)
        .sum();
    // Names of other characters end where the clause does.
    let after = if after < stop && stop <= 18 && !rest[..stop].contains(|c: char| !c.is_alphabetic()) {
        stop
    } else {
        after
    };
    if before == 0 || after == 0 {
        return None;
    }
    let role = words[..dot - before].rsplit(['，', '。', '；', '、']).next().unwrap_or_default().trim();
    let role = (!role.is_empty() && role.chars().count() < 40).then(|| role.to_owned());
    Some(named(text, start + dot - before..start + dot + mark + after, role))
}
