"""Notices when a note seems to hold what the desk must never hold (casework.md, "Never").

A gentle hint beside the text, never a block: volunteers write under time, and whoever is warned for
nothing soon overlooks every warning. So a word counts only where it hardly means anything else;
street names, institutions, languages and what is only talked about („Vortrag über Depression“) do
not. What slips through is caught when a handover is composed.
"""

import re

from integrif_desk.domain.sensitive_passage import SensitiveKind, SensitivePassage

__all__ = ["SensitiveKind", "SensitivePassage", "warnings"]


def warnings(text: str) -> tuple[SensitivePassage, ...]:
    """Return the passages of `text` that should not be kept, in their order, none within another.

    Offsets count the characters of `text` as it is.
    """
    found = [*_azr_numbers(text), *_words(text)]
    found.sort(key=lambda passage: (passage.start, -passage.end))
    apart: list[SensitivePassage] = []
    for passage in found:
        if not apart or passage.start >= apart[-1].end:
            apart.append(passage)
    return tuple(apart)


# ── AZR numbers ──────────────────────────────────────────────────────────────────────────────────
# Twelve digits (§ 3 AZRG-DV), in groups or not.

_TWELVE = re.compile(r"(?<![\w+./-])(?<!\d )(?:\d[ \u00a0\u202f./-]?){11}\d(?![\w/]|[ .,-]?\d)")
_REGISTER = re.compile(r"\bAZR|Ausländerzentralregister", re.IGNORECASE)
_OTHER_NUMBER = re.compile(
    r"(?:Tel(?:efon)?|Handy|Mobil|Fax|Rückruf|WhatsApp|Ruf|Kunden|Aktenzeichen|\bAz\b|\bGZ\b|IBAN|"
    r"Konto|Vorgang|\bBG\b|Bedarfsgemeinschaft|Versicher|\bKV|Steuer|\bIdNr|Rechnung|Sendung|Paket|"
    r"Tracking|Kassenzeichen|Antrag|Ausweis|Pass\b|Beleg|Bestell|Zähler|Vertrag|Bescheid|Zertifikat|"
    r"Matrikel|Bearbeitung|Mitglied|Rente|Betriebsnummer|Meeting|Zoom|Konferenz|Geräte|Serien)"
    r"[^\n]{0,30}$",
    re.IGNORECASE,
)
_GROUPS = (
    *((12,), (6, 6), (4, 4, 4), (3, 3, 3, 3), (2, 2, 2, 2, 2, 2)),
    *((2, 6, 4), (3, 6, 3), (3, 4, 5), (2, 10)),
)
_MOBILE = re.compile("01[567]|00")
_BEFORE, _AFTER = 48, 24


def _azr_numbers(text: str) -> list[SensitivePassage]:
    found = []
    for match in _TWELVE.finditer(text):
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        # What was said of another line is no name for this number.
        before = before.rpartition("\n")[2]
        after = text[match.end() : match.end() + _AFTER].partition("\n")[0]
        named = list(_REGISTER.finditer(before))
        if named:
            is_meant = not _OTHER_NUMBER.search(before[named[-1].end() :])
        else:
            is_meant = bool(_REGISTER.search(after)) or _looks_like_azr(before, match[0])
        if is_meant:
            found.append(SensitivePassage(SensitiveKind.AZR_NUMBER, match.start(), match.end()))
    return found


def _looks_like_azr(before: str, number: str) -> bool:
    """Tell whether twelve digits that nobody named are hardly anything else."""
    groups = tuple(len(group) for group in re.split(r"\D", number))
    is_grouped_alike = not set(number) & set("./") and groups in _GROUPS
    return is_grouped_alike and not _MOBILE.match(number) and _OTHER_NUMBER.search(before) is None


# ── Words ────────────────────────────────────────────────────────────────────────────────────────

_INSTITUTION = (
    r"(?!\s+(?:[A-ZÄÖÜ]\w*\s+)?(?:Krankenhaus|Klinik|Schule|Sekundarschule|Grundschule|Gymnasium|"
    r"Kita|Kindergarten|Hort|Jugend|Stift|Träger|Verein|Verband|Zentrum|Akademie|Wohn|Pflege|"
    r"Familien|Beratung|Kirche|Kirchen|Gemeinde|Gewerkschaft|Union))"
)

_CASED: dict[SensitiveKind, str] = {
    # Capitals decide here: „gläubig“ but not „Gläubiger“, „christlich“ but not „Christliches
    # Jugenddorf“, „ist Christ“ but not „Frau Christ“.
    SensitiveKind.RELIGION: (
        r"gläubig(?:e[rn]?)?\b|(?:christlich|islamisch|jüdisch)(?:e[mnrs]?)?\b"
        + _INSTITUTION
        + r"|(?:ist|sind|war|sei|wurde|als|zum|bin)\s+(?:\w+[er]\s+)?"
        r"(?:Christ(?:in|en)?|Jud(?:e|en)|Jüdin)\b(?!\s+[A-ZÄÖÜ])|(?:ist|sind|war|sei|bin)\s+(?:\w+[\s-]){0,2}(?:orthodox|katholisch|"
        r"evangelisch)\b(?!\s+[A-ZÄÖÜ])|(?:zum|den|des|dem)\s+Islam\b"
    ),
    SensitiveKind.ETHNICITY: (
        r"(?:ist|sind|war|sei|als)\s+(?:\w+[er]\s+)?(?:Araber(?:in)?|Rom(?:a|ni)?)\b"
        r"|den\s+Roma\b|Roma-(?:Familie|Herkunft)\w*"
        r"|(?<!für )(?<!auf )(?<!spricht )(?<!spreche )(?<!Sprache )(?:Oromo|Hazara|Hasara)s?\b"
        r"(?!\s*(?:sprech|sprich|und \w+isch))"
    ),
}
_ANY_CASE: dict[SensitiveKind, str] = {
    SensitiveKind.RELIGION: (
        r"(?:muslim|moslem)(?:a|e[mnrs]?|in|innen|isch\w*|s)?\b|(?:sunnit|schiit|alevit|aleviti?)\w*|"
        r"(?:jesid|jezid|yezid|ezid)(?:e[mnrs]?|in|innen|isch\w*|tum)\b|kopt(?:e|en|in|isch\w*)\b|"
        r"(?:getauft|taufe|taufschein\w*|taufkurs\w*)\b|konver(?:tiert|tierte|tieren|sion)\b|konvertit\w*|"
        r"moschee-?gemeinde\w*|(?:geht|gehen|ging|besucht|betet|betete)\s+"
        r"(?:(?:er|sie|oft|gern|viel|regelmäßig|jeden|\w+tags?|in|die|zur|der|den|einen)\s+){0,5}"
        r"(?:moschee|gottesdienste?|kirche|synagoge)\b|(?:betet|beten|freitagsgebet\w*|gebetszeit\w*)"
        r"\b|(?:fastet|fasten|fastete|fastend|gefastet)\b(?=[^.!?\n]{0,40}\bramadan\b)|"
        r"ramadan\b(?=[^.!?\n]{0,40}\b(?:fast\w*|gefastet|hält|halten)\b)|(?:hält|halten|feiert|feiern)\s+"
        r"(?:\w+\s+){0,2}ramadan\b"
        r"\b|religionszugehörig\w*|(?:ist|sind|war|sei)\s+(?:\w+\s+)?(?:religiös|konfessionslos)\b|"
        r"atheist\w*|(?:hindu|buddhist)(?:s|en|in|innen|isch\w*)?\b|zeug(?:e|en|in)\s+jehovas?|"
        r"bahá?['’]?[ií]\b|pfingst(?:gemeinde|kirche|ler)\w*|zoroastr\w*|freikirche|ahmadiyya"
    ),
    SensitiveKind.HEALTH: (
        r"(?<!wirtschaftliche )(?<!große )depressi(?:on|onen|v|ve[mnrs]?)\b"
        r"(?!\s+(?:der|in\s+der|auf\s+dem)\s+(?:wirtschaft|konjunktur|arbeitsmarkt))|antidepressiv\w*|ptbs\b|posttraumatisch\w*|trauma(?:ta)?\b|"
        r"(?:re)?traumatisier\w*|hiv(?:-\w+)?\b|aids\b(?!-?hilfe)|hepatitis\b|(?:diabetes|zuckerkrank|diabet(?:iker\w*|isch\w*))"
        r"\b|epilep\w*|tuberkulose\w*|tbc\b|an\s+krebs\b|hat(?:te)?\s+krebs\b(?=[.,;!]|\s+und\b|$)|"
        r"(?:brust|lungen|darm|blut|haut|leber)krebs\b|krebs(?:erkrankung|diagnose|krank\w*|patient\w*)"
        r"\b|chemotherapie\w*|dialyse\b|leukämie|(?:psychose|psychotisch|schizophren)\w*|psychiatri\w*|"
        r"psychotherap(?:ie|ien|eutisch\w*)\b|psychisch\w*\s+(?:krank|erkrank|labil|instabil|störung)\w*|"
        r"suizid\w*|selbstmord\w*|(?:angst|panik|ess|zwangs|schlaf|persönlichkeits)störung\w*|"
        r"panikattacke\w*|(?:drogen|alkohol|tabletten|spiel)(?:sucht|süchtig|abhängig)\w*|alkoholiker\w*|"
        r"autismus|autist\w*|adhs\b|asthma\b|bluthochdruck|herzinfarkt\w*|herzkrank\w*|schlaganfall\w*|"
        r"bandscheibenvorfall\w*|multiple[rn]?\s+sklerose|rheuma\b|migräne\w*|demenz\b|"
        r"(?:hoch)?schwanger(?:e|en|schaft)?\b|"
        r"schwerbehinder(?!tenvertretung|tenbeauftragt|tenrecht)\w*|(?:geistig|körperlich)\s+behinder\w+|"
        r"gdb\b(?=\D{0,12}\d)|grad\s+der\s+behinderung|pflegegrad\s+\d|"
        r"burn-?out\b|bipolare[mnrs]?\s+\w*(?:störung|erkrankung)|(?:ist|sei|war)\s+bipolar\b|"
        r"borderline\b|bandscheibe\w*|zuckerkrank\w*|(?:seh|geh|hör)behinder\w*|"
        r"(?:leidet|litt|leiden|erkrankte?n?)\s+(?:\w+\s+){0,2}an\s+(?:\w+\s+)?\w{4,}|"
        r"(?:leidet|litt|leiden)\s+(?:\w+\s+){0,2}unter\s+(?:\w+en\s+)?\w*(?:schmerzen|störung(?:en)?|"
        r"ängsten?|anfällen?|albträumen?|alpträumen?|schlaflosigkeit|krankheit(?:en)?|erkrankung(?:en)?)\b|"
        r"(?:ist|sei|war|sind|bin)\s+(?:\w+\s+){0,3}(?:taub|blind|gelähmt|nierenkrank|lungenkrank)\b"
        r"(?!\s+(?:für|vor|gegen|gegenüber))|(?:taube|blinde|gelähmte)[mnrs]?\s+(?:kind|sohn|tochter|bruder|"
        r"schwester|mutter|vater|mann|frau)\b|(?:taubstumm|gehörlos|schwerhörig|querschnittsgelähmt)"
        r"(?:e[mnrs]?)?\b(?!\w)|(?:nieren|lungen|leber|schilddrüsen|muskel|nerven|augen|geistes|erb)"
        r"(?:krank(?:heit)?|erkrankung|leiden|versagen|insuffizienz)\w*|"
        r"(?:sitzt|sitze|ist|braucht|hat)\s+(?:\w+\s+){0,2}rollstuhl\b|parkinson\b|alzheimer\b|"
        r"fehlgeburt\w*|abtreibung\w*|magersucht|bulimie|nervenzusammenbruch\w*|"
        r"(?:ärztliche|die|seine|ihre)\s+diagnose\s*(?::|lautet|ist)|"
        r"(?<!raum )(?<!zimmer )(?<!haus )(?<!gebäude )"
        r"\b[a-tv-z]\d{2}\.\d{1,2}[gvzalr]?\b(?![.\d])|"
        r"\b(?:icd(?:-10)?:?|diagnose:?)\s+[a-tv-z]\d{2}(?:\.\d{1,2})?\b"
    ),
    SensitiveKind.ASYLUM_GROUNDS: (
        r"(?:asyl|flucht)gr(?:und|ünd)\w*|politisch(?:e[mnrs]?)?\s+verfolg\w*|"
        r"verfolgung\b(?!\s+(?:der|des|von)\s+\w*(?:ziel|plan|antr))|"
        r"(?:von|vom)\s+(?:der\s+|den\s+|dem\s+)?(?:\w+\s+)?(?:regime|regierung|miliz\w*|geheimdienst|"
        r"militär|familie|armee)\s+(?:verfolgt|bedroht|gesucht)\b|verfolgt\s+wegen\b|taliban\b|"
        r"al-?\s?shabaab|boko\s?haram|(?:ge)?folter(?:t|te|ten|n|ung|ungen|opfer)?\b|morddrohung\w*|"
        r"zwangs(?:ehe|heirat|verheirat)\w*|genitalverstümm\w*|vergewaltig\w*|desert(?:iert|eur)\w*|"
        r"wehrdienstverweiger\w*|kriegsdienstverweiger\w*"
    ),
    SensitiveKind.ROUTE: (
        r"(?:ge)?(?:flohen|flüchtet)\s+(?:über|durch|via)\b|flucht(?:route|geschichte)\w*|"
        r"auf\s+der\s+flucht\b|balkanroute|mittelmeerroute|bootsüberfahrt\w*|schlauchboot\w*|"
        r"schleus(?:er\w*|erin|ung|te|ten)\b|schlepperband\w*|(?:von|mit|an)\s+schleppern?\b|"
        r"mit\s+(?:dem|einem)\s+boot\s+(?:über|nach|gekommen|geflohen)\b|"
        r"(?:kam|kamen|floh|flohen|flüchtete|flüchteten)\s+(?:\w+\s+){0,4}(?:über|durch|via)\s+"
        r"(?:die\s+|das\s+|den\s+)?(?:balkan|mittelmeer|libyen|türkei|griechenland|italien|belarus|"
        r"iran|pakistan|sudan|serbien|bulgarien|ägäis|ungarn|polen|rumänien|wüste|sahara|mazedonien|"
        r"kroatien|spanien|marokko|lampedusa|lesbos|ägypten|tunesien|algerien)\b|"
        r"(?:über|durch)\s+(?:die\s+|das\s+|den\s+|dem\s+)?(?:balkan|mittelmeer|libyen|türkei|griechenland|"
        r"italien|belarus|iran|pakistan|sudan|serbien|bulgarien|ägäis|ungarn|polen|rumänien|wüste|sahara)"
        r"\b[^.!?\n]{0,60}\b(?:geflohen|geflüchtet|gekommen|eingereist)\b"
    ),
    SensitiveKind.ETHNICITY: (
        r"(?<!für )kurd(?:e|en|in|innen|enfamilie)\b|kurdischstämmig\w*|"
        r"(?:kurdisch|arabisch|paschtunisch|tadschikisch|usbekisch|turkmenisch|armenisch|russisch|tscherkessisch)"
        r"(?:e[mnrs]?)?\s+(?:herkunft|abstammung|volkszugehörigkeit|minderheit|volksgruppe|familie\b)|"
        r"(?:paschtun|tadschik|usbek|turkmen|belutsch|tigriner|amhar|tscherkess)(?:e|en|in|innen)\b|"
        r"(?:sinti|sinto|sintiza|romni|zigeuner\w*|jenische[nr]?)\b|"
        r"ethni(?:e|en|sch\w*)\b|volksgruppe\w*|volkszugehörig\w*|stammeszugehörig\w*|clan(?:s|zugehörig\w*)?\b|"
        r"hautfarbe"
    ),
    SensitiveKind.OFFENCE: (
        r"vorbestraft\w*|vorstrafe\w*|straf(?:fällig|tat|täter|befehl|verfahren|register)\w*|"
        r"(?:untersuchungs|abschiebe|abschiebungs|u-)?haft(?:strafe\w*|entlassung|entlassen\w*|befehl)?\b|"
        r"inhaftier\w*|gefängnis\w*|jva\b|verurteil(?:t|te|ten|ung|ungen)\b|"
        r"bewährungs(?:strafe|hilfe|helfer|auflage)\w*|auf\s+bewährung|körperverletzung\w*|geldstrafe\w*|"
        r"ladendiebst\w*|wegen\s+(?:\w+\s+)?diebstahls?\b|ermittlungsverfahren|drogenhandel\w*|"
        r"(?:ist|wurde|war)\s+kriminell\b"
    ),
}
_PATTERNS = [
    (kind, re.compile(rf"\b(?:{words})", flags))
    for listed, flags in ((_CASED, re.NOFLAG), (_ANY_CASE, re.IGNORECASE))
    for kind, words in listed.items()
]

# In such a sentence the words are spoken of, they are not said of somebody.
_SPOKEN_OF = re.compile(
    r"\b(?:vortrag|flyer|broschüre|merkblatt|schulung|fortbildung|seminar|workshop|thema|unterricht|"
    r"lehrbuch|fachwörter|fachbegriffe|vokabeln|impf\w*|pdf|datei\w*|format|haftpflicht\w*|"
    r"beratungsstelle|film|buch|beirat|stiftung)\b",
    re.IGNORECASE,
)
# These are places of work as well.
_WORKPLACE = re.compile("psychiatr|dialyse|demenz|jva|gefängnis", re.IGNORECASE)
_AT_WORK = re.compile(
    r"\b(?:hospit\w*|praktik\w*|\w*ausbildung|probearbeit\w*|bewerb\w*|arbeitet\w*|stellen?|"
    r"(?:pflege|alten|kranken)\w*(?:kraft|fachfrau|schwester|pfleger\w*|helfer\w*|schule|kurs|heim))\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?](?=\s)|\n")


def _words(text: str) -> list[SensitivePassage]:
    return [
        SensitivePassage(kind, match.start(), match.end())
        for kind, pattern in _PATTERNS
        for match in pattern.finditer(text)
        if not _is_harmless(match[0], _sentence(text, match))
    ]


def _is_harmless(words: str, sentence: str) -> bool:
    if _SPOKEN_OF.search(sentence):
        return True
    return bool(_WORKPLACE.match(words) and _AT_WORK.search(sentence))


def _sentence(text: str, match: re.Match[str]) -> str:
    """Return the sentence around a match, at most a few lines of it."""
    near = max(0, match.start() - 200)
    start = near
    for end in _SENTENCE_END.finditer(text, near, match.start()):
        start = end.end()
    following = _SENTENCE_END.search(text, match.end(), match.end() + 200)
    return text[start : following.start() if following else match.end() + 200]
