"""How dates, numbers, contacts, addresses and titled names look in German notes.

Where the group `only` is found, it alone is masked; what stands before it says what it is.
"""

import re

MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August"),
    *("September", "Oktober", "November", "Dezember"),
)

_MONTH = (
    r"(?:Januar|Jänner|Februar|März|Maerz|April|Mai|Juni|Juli|August|September|Oktober|"
    r"November|Dezember|(?:Jan|Feb|Mrz|Apr|Jun|Jul|Aug|Sept?|Okt|Nov|Dez)\b\.?)"
)
_DAY, _MONTH_FIGURE = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"

_SPOKEN_DATE = (
    rf"(?<!\d)(?:{_DAY}\.(?:\s?(?:/|–|-|und|bis)\s?(?:zum\s)?)?){{1,2}}\s?{_MONTH}"
    r"(?:\s(?:19|20)\d\d(?!\d))?"
)
"""„3. Mai“, „3. Mai 2026“, „3./4. Mai“."""

DATE = re.compile(
    rf"{_SPOKEN_DATE}"
    rf"|(?<![\w.,])(?:{_DAY})\.\s?(?:{_MONTH_FIGURE})\.(?:\s?(?:\d{{4}}|\d{{2}})(?![\d:]|\.\d))?(?!\s?Uhr|\d)"
    rf"|(?<!\d)(?:19|20)\d\d-{_MONTH_FIGURE}-{_DAY}(?!\d)"
    rf"|(?<!\d){_DAY}/{_MONTH_FIGURE}/(?:19|20)\d\d(?!\d)"
    r"|(?:geb\.|geboren|jahrgang|geburtsjahr)\s*:?\s*(?:im\s)?(?:jahre?\s)?"
    r"(?P<only>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
"""Days, written or in figures; a year of birth. Weekdays and years tell too little."""

CONTACT = re.compile(
    r"(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}"
    r"|(?:https?://|www\.)[^\s<>\"]{1,2000}"
    r"|(?<![\d.,/])(?:\+|00|0)\(?\d(?:[ /()\-\u00a0\u202f.]{0,2}\d){5,16}(?![\d]|[.,]\d)"
    r"|(?:tel(?:efon)?|handy|mobil|fax|durchwahl|nebenstelle|whatsapp)(?:nummer|nr)?\.?\s*:?\s*"
    r"(?P<only>\d(?:[ /\-]?\d){2,})",
    re.IGNORECASE,
)
"""E-mail, web, telephone."""

NUMBER = re.compile(
    r"(?<!\w)[FÜ]-\d\d-\d{3,}(?!\d)"
    r"|(?<!\w)[A-Z0-9]{2}-[A-Z0-9]{4}-[A-Z0-9](?!\w)"
    r"|(?<!\w)[A-Z]{2}\d\d(?:[ \u00a0]?[A-Z0-9]{4}){3,7}(?:[ \u00a0]?[A-Z0-9]{1,4})?(?!\w)"
    r"|(?:(?i:aktenzeichen|kundennummer|vorgangsnummer|bg-nummer|geschäftszeichen|kassenzeichen|"
    r"versicherungsnummer|steuer-id|ausweisnummer|passnummer|azr-nummer|kunden-nr\.?|matrikelnummer)"
    r"|\bAz\.|\bGZ|\bAZR)\s*:?\s*"
    r"(?P<only>[\w./-]{0,30}\d[\w./-]{0,30}(?: (?:[A-Za-z]{1,3} )?\d[\w./-]{0,30}){0,6})"
    r"|(?<![\d.,+])[1-9](?:[ \u00a0./-]?\d){6,}(?![\d]|[.,]\d)"
)
"""Case numbers, answer codes, file references, IBAN, and whatever has seven figures or more."""

_STREET = (
    r"(?:straße|strasse|str\.|weg|platz|allee|gasse|ring|ufer|damm|markt|chaussee|promenade|"
    r"steig|berg|graben|winkel)"
)
_HOUSE = r"\s\d{1,4}(?:\s?[a-zA-Z](?!\w))?(?:\s?[-/–]\s?\d{1,4}(?:\s?[a-zA-Z](?!\w))?)?"
_CAPITAL = r"[^\W\d_a-zäöüß][\w.’'-]{0,60}"
PLACE = re.compile(
    rf"(?<!\w)(?:{_CAPITAL}\s)?[^\W\d_][\w.-]{{0,40}}?(?i:{_STREET}){_HOUSE}"
    rf"|(?<!\w){_CAPITAL}\s(?:Straße|Str\.|Weg|Platz|Allee|Ring|Markt|Chaussee|Damm|Ufer){_HOUSE}"
    rf"|(?<!\w)(?:Straße|Platz|Allee|Weg)\s(?:der|des|am|zur|zum|an der)\s{_CAPITAL}{_HOUSE}"
    rf"|(?<!\w)(?:Am|An der|An den|Auf dem|Auf der|Im|In der|Zum|Zur|Hinter der|Unter den)\s"
    rf"{_CAPITAL}{_HOUSE}(?=\s*(?:[,.;)\n]|$|in\s|\d{{5}}))"
    rf"|(?<!\d)\d{{5}}\s{_CAPITAL}(?:\s\([^)\n]{{1,30}}\))?"
)
"""Streets with a house number, towns with a postal code."""

_PARTICLE = r"(?:(?:von|van|de|der|zu|al|el|bin|ibn|Al|El|Von|Abu|Abd)[ -]){0,3}"
TITLED_NAME = re.compile(
    r"(?<!\w)(?:(?:Herrn?|Frau|Hr\.|Fr\.|Familie|Fam\.|Dr\.|Prof\.)\s{1,3}){1,3}"
    rf"{_PARTICLE}(?!(?:Doktor|Professor|Kolleg|Nachbar)){_CAPITAL}(?<![.’'-])"
)
"""„Frau Behrend“, „Herrn Dr. Al-Ahmad“, whether the name is known or not."""

_RELATIVE = (
    r"(?:Zwillings|Halb|Stief|Schwieger|Groß|Ur|Adoptiv|Pflege|Ex-?)?(?i:bruder|brüder|brüdern|schwester|"
    r"schwestern|sohn|söhne|tochter|töchter|kind|kinder|vater|mutter|eltern|mann|ehemann|ehefrau|"
    r"partner|partnerin|onkel|tante|cousin|cousine|cousins|neffe|neffen|nichte|nichten|enkel|"
    r"enkelin|schwager|schwägerin|oma|opa|baby|zwillinge|verlobte[rn]?|geschwister)"
)
_ROLE = (
    r"(?:Sach|Fall)?(?i:bearbeiter|manager|vermittler|berater|lehrer|dozent|leiter|kursleiter|"
    r"sprachmittler|dolmetscher|übersetzer|hausmeister|vermieter|betreuer|ansprechpartner|"
    r"sozialarbeiter|mitarbeiter|arbeitsvermittler|freund|nachbar|chef)(?:in)?"
    r"|Kolleg(?:e|en|in)|Ärztin|Arzt|Patin|Pate|Lotsin|Lotse|Ansprechperson"
)
_NO_NAME = (
    r"(?!(?:Herr|Frau|Hr|Fr|Familie|Fam|Dr|Prof|Doktor|Deutsch|Arbeit|Kita|Hilfe|Unterricht|"
    r"Unterstützung|Termine?|Post|Schule|Jobcenter|Kurse?|Zeit|Sie|Ihnen|Ihr|Und|Der|Die|Das|Vom|"
    r"Zum|Für|Mit|Am|Im|In|Bei|Von|Aus|Ist|Hat|Wird|Kann|Muss|Soll|Alle|Keine?|Ein|Eine)\b)"
)
NAMED_BY_ROLE = re.compile(
    rf"(?<!\w)(?:{_RELATIVE}|{_ROLE})(?::|,)?[ \u00a0]"
    rf"(?P<only>{_PARTICLE}{_NO_NAME}{_CAPITAL}(?<![.’'-])"
    rf"(?:[ \u00a0](?:und[ \u00a0])?{_PARTICLE}{_NO_NAME}{_CAPITAL}(?<![.’'-])){{0,2}})"
)
"""„sein Bruder Khaled“, „die Töchter Samira und Leyla“, „Sachbearbeiter Schmidt“."""
