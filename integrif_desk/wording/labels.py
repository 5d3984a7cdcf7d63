"""The German word for every value that people choose from, the same on screen, paper and console.

`label` serves every enum; where a second form is needed (short, long, gendered), it has its own
function.
"""

from enum import Enum
from typing import Any

from integrif_desk.domain.account import Role, Salutation
from integrif_desk.domain.actor import ActorCategory, Channel
from integrif_desk.domain.case import CaseState, Phase
from integrif_desk.domain.contact_note import ContactKind, Lesson, Visibility
from integrif_desk.domain.disclosure import DocumentKind
from integrif_desk.domain.finding_views import FindingSort
from integrif_desk.domain.follow_up import TaskOwner
from integrif_desk.domain.handover import DataCategory, Gap
from integrif_desk.domain.person import Level, Sex
from integrif_desk.domain.referral import DeclineReason, LearnedBy, ReferralState
from integrif_desk.domain.residence import StatusKind
from integrif_desk.domain.views import CaseSort, HistoryKind, HitKind
from integrif_desk.wording.casework_labels import CASEWORK_LABELS
from integrif_desk.wording.handover_labels import HANDOVER_LABELS

NO_BREAK_SPACE = "\u00a0"

# By type: members of different enums may be equal as strings.
_LABELS: dict[type[Enum], dict[Any, str]] = {
    Role: {
        Role.VOLUNTEER: "Ehrenamt",
        Role.LEAD: "Leitung",
    },
    Salutation: {
        Salutation.MS: "Frau",
        Salutation.MR: "Herr",
        Salutation.NEUTRAL: "ohne Anrede",
    },
    ActorCategory: {
        ActorCategory.IMMIGRATION_OFFICE: "Ausländerbehörde",
        ActorCategory.REGISTRATION_OFFICE: "Einwohnermeldeamt",
        ActorCategory.JOBCENTER: "Jobcenter",
        ActorCategory.EMPLOYMENT_AGENCY: "Agentur für Arbeit",
        ActorCategory.SOCIAL_WELFARE_OFFICE: "Sozialamt",
        ActorCategory.YOUTH_WELFARE_OFFICE: "Jugendamt",
        ActorCategory.HEALTH_OFFICE: "Gesundheitsamt",
        ActorCategory.COORDINATION_OFFICE: "Koordinierungsstelle",
        ActorCategory.BAMF: "Bundesamt für Migration und Flüchtlinge",
        ActorCategory.COURSE_PROVIDER: "Kursträger",
        ActorCategory.SCHOOL: "Schule",
        ActorCategory.VOCATIONAL_SCHOOL: "Berufsschule",
        ActorCategory.DAY_CARE: "Kindertagesstätte",
        ActorCategory.MIGRATION_ADVICE: "Migrationsberatung für Erwachsene",
        ActorCategory.YOUTH_MIGRATION_SERVICE: "Jugendmigrationsdienst",
        ActorCategory.SPECIAL_ADVICE: "Fachberatung",
        ActorCategory.RECOGNITION_ADVICE: "Anerkennungsberatung",
        ActorCategory.CHAMBER: "Kammer",
        ActorCategory.EMPLOYER: "Betrieb",
        ActorCategory.DOCTOR: "Arztpraxis",
        ActorCategory.HOSPITAL: "Krankenhaus",
        ActorCategory.HEALTH_INSURANCE: "Krankenkasse",
        ActorCategory.BANK: "Bank",
        ActorCategory.INTERNET_PROVIDER: "Internetanbieter",
        ActorCategory.POLICE: "Polizei",
        ActorCategory.CLUB: "Verein",
    },
    Channel: {
        Channel.IN_PERSON: "persönlich",
        Channel.POST: "Post",
        Channel.PHONE: "Telefon",
        Channel.EMAIL: "E-Mail",
        Channel.ENCRYPTED_EMAIL: "verschlüsselte E-Mail",
        Channel.ENCRYPTED_PDF: "PDF mit Kennwort",
        Channel.DE_MAIL: "De-Mail",
        Channel.EBO: "Elektronisches Bürger- und Organisationenpostfach (eBO)",
    },
    Phase: {
        Phase.ACCESS: "Zugang & Information",
        Phase.ORIENTATION: "Orientierung & Planung",
        Phase.QUALIFICATION: "Umsetzung & Qualifizierung",
        Phase.PLACEMENT: "Einmündung",
        Phase.SUSTAINMENT: "Nachhaltigkeit",
    },
    CaseState: {
        CaseState.OPEN: "offen",
        CaseState.PAUSED: "ruht",
        CaseState.CLOSED: "abgeschlossen",
    },
    ContactKind: {
        ContactKind.CONVERSATION: "Gespräch",
        ContactKind.PHONE: "Telefonat",
        ContactKind.ACCOMPANIED_VISIT: "Begleitung",
        ContactKind.EMAIL: "E-Mail",
        ContactKind.MESSAGE: "Nachricht",
    },
    Visibility: {
        Visibility.INTERNAL: "nur intern",
        Visibility.MAY_BE_HANDED_OVER: "darf übergeben werden",
    },
    Lesson: {
        Lesson.HELPED: "hat geholfen",
        Lesson.DID_NOT_HELP: "hat nicht funktioniert",
    },
    TaskOwner: {
        TaskOwner.ACCOUNT: "Begleitung",
        TaskOwner.PERSON: "ratsuchende Person",
        TaskOwner.ACTOR: "Akteur",
    },
    DataCategory: {
        DataCategory.IDENTITY: "Name, Geburt, Staatsangehörigkeit, Wohnort",
        DataCategory.CONTACT: "Telefon, E-Mail, Anschrift",
        DataCategory.RESIDENCE: "Aufenthaltsstatus",
        DataCategory.LANGUAGE: "Sprachen",
        DataCategory.EDUCATION_WORK: "Bildung, Beruf, Ziel",
        DataCategory.PATHWAY: "Weg bis heute",
        DataCategory.REFERRALS: "Verweisungen und Ergebnisse",
        DataCategory.TASKS: "Offene Aufgaben",
        DataCategory.PRACTICE: "Praxiswissen ohne Namen",
        DataCategory.FAMILY: "Familie, Kinderbetreuung, Verfügbarkeit",
        DataCategory.HEALTH: "Rücksichten bei der Arbeit (Gesundheit)",
    },
    Gap: {
        Gap.RECIPIENT_ADDRESS: "Anschrift der empfangenden Stelle",
        Gap.RECIPIENT_CONTACT: "Ansprechperson der empfangenden Stelle",
        Gap.BIRTH_DATE: "Geburtsdatum",
        Gap.RESIDENCE_EXPIRY: "Gültigkeit des Aufenthaltspapiers",
        Gap.GERMAN_LEVEL: "Sprachstand in Deutsch",
        Gap.LANGUAGE_PROOF: "Nachweis über den Sprachstand",
        Gap.LITERACY: "Alphabetisierung",
        Gap.WORK_PERMISSION: "Beschäftigungserlaubnis",
        Gap.BACKGROUND: "Werdegang",
        Gap.GOAL: "Ziel",
        Gap.CHILDCARE: "Bedarf an Kinderbetreuung",
        Gap.OPEN_TASK: "offene Aufgabe mit Frist",
        Gap.PRACTICE: "was geholfen hat oder nicht",
        Gap.OWN_ADDRESS: "Anschrift oder Telefon des Vereins",
    },
    CaseSort: {
        CaseSort.DUE: "nächste Wiedervorlage",
        CaseSort.NAME: "Name",
        CaseSort.LAST_CONTACT: "letzter Kontakt",
        CaseSort.NUMBER: "Fallnummer",
    },
    FindingSort: {
        FindingSort.NEWEST: "Neueste zuerst",
        FindingSort.OLDEST: "Älteste zuerst",
    },
    HistoryKind: {
        HistoryKind.CONTACT: "Kontakt",
        HistoryKind.REFERRAL: "Verweisung",
        HistoryKind.DOCUMENT: "Schriftstück",
        HistoryKind.PHASE: "Phase",
        HistoryKind.MEASURE: "Maßnahme",
        HistoryKind.STATE: "Stand des Falls",
        HistoryKind.CONSENT: "Einwilligung",
    },
    HitKind: {
        HitKind.CASE: "Fälle",
        HitKind.ACTOR: "Akteure",
        HitKind.CODE: "Antwortcodes",
        HitKind.HANDOVER: "Übergaben",
        HitKind.FINDING: "Praxiswissen",
    },
    Level: {
        Level.NONE: "noch keine Kenntnisse",
        Level.A1: "A1",
        Level.A2: "A2",
        Level.B1: "B1",
        Level.B2: "B2",
        Level.C1: "C1",
        Level.C2: "C2",
        Level.NATIVE: "Erstsprache",
    },
    Sex: {
        Sex.FEMALE: "weiblich",
        Sex.MALE: "männlich",
        Sex.DIVERSE: "divers",
        Sex.NOT_STATED: "keine Angabe",
    },
    DeclineReason: {
        DeclineReason.C1: "nicht zuständig",
        DeclineReason.C2: "Voraussetzungen fehlen",
        DeclineReason.C3: "Unterlagen fehlen",
        DeclineReason.C4: "Platz oder Mittel fehlen",
        DeclineReason.C5: "Person nicht erreichbar",
        DeclineReason.C6: "anderer Grund",
    },
    LearnedBy: {
        LearnedBy.OURSELVES: "eigene Kenntnis",
        LearnedBy.REPLY_SLIP: "Rückmeldebogen",
        LearnedBy.PHONE: "Telefon",
        LearnedBy.LETTER: "Brief",
        LearnedBy.EMAIL: "E-Mail",
        LearnedBy.PERSON: "Auskunft der Person",
    },
    ReferralState: {
        ReferralState.DRAFT: "entworfen",
        ReferralState.SENT: "übermittelt",
        ReferralState.RECEIVED: "eingegangen",
        ReferralState.ACCEPTED: "angenommen",
        ReferralState.WAITING: "wartet",
        ReferralState.RUNNING: "läuft",
        ReferralState.COMPLETED: "abgeschlossen",
        ReferralState.DECLINED: "abgelehnt",
        ReferralState.FAILED: "nicht zustande gekommen",
        ReferralState.WITHDRAWN: "zurückgezogen",
        ReferralState.ENTERED_IN_ERROR: "irrtümlich eingetragen",
    },
    StatusKind: {
        StatusKind.ARRIVAL_CERTIFICATE: "Ankunftsnachweis",
        StatusKind.PERMISSION_TO_STAY: "Aufenthaltsgestattung",
        StatusKind.TOLERATION: "Duldung",
        StatusKind.TOLERATION_UNCLEAR_IDENTITY: "Duldung bei ungeklärter Identität",
        StatusKind.TRAINING_TOLERATION: "Ausbildungsduldung",
        StatusKind.EMPLOYMENT_TOLERATION: "Beschäftigungsduldung",
        StatusKind.VOCATIONAL_TRAINING: "Aufenthaltserlaubnis für die Ausbildung",
        StatusKind.REFUGEE: "Asylberechtigung oder Flüchtlingseigenschaft",
        StatusKind.SUBSIDIARY_PROTECTION: "subsidiärer Schutz",
        StatusKind.REMOVAL_BAN: "Abschiebungsverbot",
        StatusKind.TEMPORARY_HUMANITARIAN: "vorübergehender humanitärer Aufenthalt",
        StatusKind.DEPARTURE_IMPOSSIBLE: "Ausreise unmöglich",
        StatusKind.TEMPORARY_PROTECTION: "vorübergehender Schutz",
        StatusKind.OPPORTUNITY_RESIDENCE: "Chancen-Aufenthaltsrecht",
        StatusKind.INTEGRATED_YOUTH: "gut integrierte Jugendliche und junge Volljährige",
        StatusKind.SUSTAINED_INTEGRATION: "nachhaltige Integration",
        StatusKind.FICTION: "Fiktionsbescheinigung",
        StatusKind.SETTLEMENT: "Niederlassungserlaubnis",
        StatusKind.UNACCOMPANIED_MINOR: "unbegleitet minderjährig",
        StatusKind.FAMILY_REUNIFICATION: "Familiennachzug",
        StatusKind.RESETTLEMENT: "Aufnahme, Resettlement oder Härtefall",
        StatusKind.SKILLED_WORKER: "Fachkraft",
        StatusKind.EU_CITIZEN: "Freizügigkeit (EU)",
        StatusKind.ETHNIC_GERMAN: "Spätaussiedler",
        StatusKind.BORDER_CROSSING_CERTIFICATE: "Grenzübertrittsbescheinigung",
        StatusKind.DUBLIN_OR_FOLLOW_UP: "Dublin-Bescheid oder Folgeantrag",
        StatusKind.OTHER: "anderes Aufenthaltspapier",
    },
    **CASEWORK_LABELS,
    **HANDOVER_LABELS,
}

_SHORT_PHASES = {
    Phase.ACCESS: "Zugang",
    Phase.ORIENTATION: "Orientierung",
    Phase.QUALIFICATION: "Qualifizierung",
    Phase.PLACEMENT: "Einmündung",
    Phase.SUSTAINMENT: "Nachhaltigkeit",
}

# Where the whole label is too long for a chip.
_SHORT_STATUSES = {
    StatusKind.PERMISSION_TO_STAY: "Gestattung",
    StatusKind.TOLERATION_UNCLEAR_IDENTITY: f"Duldung §{NO_BREAK_SPACE}60b",
    StatusKind.VOCATIONAL_TRAINING: f"Ausbildung §{NO_BREAK_SPACE}16g",
    StatusKind.REFUGEE: "Flüchtlingsschutz",
    StatusKind.SUBSIDIARY_PROTECTION: "subs. Schutz",
    StatusKind.TEMPORARY_HUMANITARIAN: f"§{NO_BREAK_SPACE}25 Abs.{NO_BREAK_SPACE}4",
    StatusKind.DEPARTURE_IMPOSSIBLE: f"§{NO_BREAK_SPACE}25 Abs.{NO_BREAK_SPACE}5",
    StatusKind.TEMPORARY_PROTECTION: f"§{NO_BREAK_SPACE}24",
    StatusKind.OPPORTUNITY_RESIDENCE: f"§{NO_BREAK_SPACE}104c",
    StatusKind.INTEGRATED_YOUTH: f"§{NO_BREAK_SPACE}25a",
    StatusKind.SUSTAINED_INTEGRATION: f"§{NO_BREAK_SPACE}25b",
    StatusKind.FICTION: "Fiktion",
    StatusKind.SETTLEMENT: "Niederlassung",
    StatusKind.UNACCOMPANIED_MINOR: "unbegl. minderjährig",
    StatusKind.RESETTLEMENT: "Resettlement",
    StatusKind.EU_CITIZEN: "EU",
    StatusKind.BORDER_CROSSING_CERTIFICATE: "Grenzübertrittsb.",
    StatusKind.DUBLIN_OR_FOLLOW_UP: "Dublin, Folgeantrag",
    StatusKind.OTHER: "anderes Papier",
}

_STATUS_LAW = {
    StatusKind.PERMISSION_TO_STAY: "§ 55 AsylG",
    StatusKind.TOLERATION: "§ 60a AufenthG",
    StatusKind.TOLERATION_UNCLEAR_IDENTITY: "§ 60b AufenthG",
    StatusKind.TRAINING_TOLERATION: "§ 60c AufenthG",
    StatusKind.EMPLOYMENT_TOLERATION: "§ 60d AufenthG",
    StatusKind.VOCATIONAL_TRAINING: "§ 16g AufenthG",
    StatusKind.REFUGEE: "§ 25 Abs. 1 oder Abs. 2 Alt. 1 AufenthG",
    StatusKind.SUBSIDIARY_PROTECTION: "§ 25 Abs. 2 Alt. 2 AufenthG",
    StatusKind.REMOVAL_BAN: "§ 25 Abs. 3 AufenthG",
    StatusKind.TEMPORARY_HUMANITARIAN: "§ 25 Abs. 4 AufenthG",
    StatusKind.DEPARTURE_IMPOSSIBLE: "§ 25 Abs. 5 AufenthG",
    StatusKind.TEMPORARY_PROTECTION: "§ 24 AufenthG",
    StatusKind.OPPORTUNITY_RESIDENCE: "§ 104c AufenthG",
    StatusKind.INTEGRATED_YOUTH: "§ 25a AufenthG",
    StatusKind.SUSTAINED_INTEGRATION: "§ 25b AufenthG",
    StatusKind.FICTION: "§ 81 AufenthG",
}

_ROLES = {
    (Role.VOLUNTEER, Salutation.MS): "Ehrenamtliche",
    (Role.VOLUNTEER, Salutation.MR): "Ehrenamtlicher",
}


def has_label(value: Enum) -> bool:
    """Tell whether people see a word for it; keys of the rules, say, stand as they are."""
    return type(value) in _LABELS


def label(value: Enum) -> str:
    """Return the German word for a member of any enum of the domain."""
    return _LABELS[type(value)][value]


def role_label(role: Role, salutation: Salutation) -> str:
    """Ehrenamtliche, Ehrenamtlicher, else Ehrenamt; Leitung for everybody."""
    return _ROLES.get((role, salutation), label(role))


def phase_short(phase: Phase) -> str:
    """One word for chips and headings: „Qualifizierung“."""
    return _SHORT_PHASES[phase]


def channel_short(channel: Channel) -> str:
    """Return a channel as it fits on a chip, and as people say it: „eBO“."""
    return "eBO" if channel is Channel.EBO else label(channel)


def left_by(kind: DocumentKind, channel: Channel | None) -> str:
    """Return how an entry of the register left; a handover without a channel is still here."""
    if channel is not None:
        return label(channel)
    return "nur gespeichert" if kind is DocumentKind.HANDOVER else ""


def phase_of_five(phase: Phase) -> str:
    """„Phase 3 von 5: Qualifizierung“, for screen readers and tooltips."""
    return f"Phase {phase.number} von {len(Phase)}: {phase_short(phase)}"


def decline_choice(reason: DeclineReason) -> str:
    """„C3 – Unterlagen fehlen“, for choice fields."""
    return f"{reason.value} – {label(reason)}"


def status_choice(kind: StatusKind) -> str:
    """„Duldung (§ 60a AufenthG)“, for choice fields; the law only where there is one."""
    law = _STATUS_LAW.get(kind)
    return f"{label(kind)} ({law.replace(' ', NO_BREAK_SPACE)})" if law else label(kind)


def status_short(kind: StatusKind) -> str:
    """„Gestattung“, „§ 24“: one or two words for chips and narrow columns."""
    return _SHORT_STATUSES.get(kind, label(kind))
