"""The German words of what hangs on a case: pathway, consents, findings, agreements.

`wording.labels` takes them over; they stand apart only because there are many.
"""

from enum import Enum
from typing import Any, Final

from integrif_desk.domain.asylum_procedure import ProcedureOutcome
from integrif_desk.domain.attachment import MediaType
from integrif_desk.domain.case import CaseOutcome
from integrif_desk.domain.consent import ConsentState
from integrif_desk.domain.consent_gate import LockReason
from integrif_desk.domain.disclosure import DocumentKind, Writing
from integrif_desk.domain.family import Care, Relation
from integrif_desk.domain.file_kind import FileKind
from integrif_desk.domain.follow_up import Recurrence
from integrif_desk.domain.measure import MeasureKind, MeasureState
from integrif_desk.domain.meeting import AgreementState
from integrif_desk.domain.person import Literacy, ProofKind
from integrif_desk.domain.practice_finding import (
    EvidenceKind,
    FindingLevel,
    FindingState,
    Perspective,
)
from integrif_desk.domain.qualification import QualificationKind, Recognition
from integrif_desk.domain.received_handover import NotTaken
from integrif_desk.domain.recipient_profile import DataField
from integrif_desk.domain.reminder import Reminder, Snooze
from integrif_desk.wording.hint_labels import HINT_LABELS

CASEWORK_LABELS: Final[dict[type[Enum], dict[Any, str]]] = {
    **HINT_LABELS,
    DocumentKind: {
        DocumentKind.HANDOVER: "Übergabe",
        DocumentKind.REFERRAL: "Verweisung, schriftlich",
        DocumentKind.REFERRAL_LETTER: "Verweisungsschreiben",
        DocumentKind.ACCESS_REPORT: "Auskunft (Art. 15 DSGVO)",
        DocumentKind.DATA_COPY: "Datenkopie (Art. 20 DSGVO)",
        DocumentKind.DIRECTORY: "Verzeichnis der Akteure",
    },
    Writing: {
        Writing.DONE: "geschrieben",
        Writing.BEGUN: "begonnen, Ende nicht bekannt",
        Writing.BROKEN_OFF: "abgebrochen, ein Rest kann vorhanden sein",
        Writing.FAILED: "nicht geschrieben",
    },
    # as it stands in a sentence
    FileKind: {
        FileKind.EMPTY: "eine leere Datei",
        FileKind.PICTURE: "ein Bild",
        FileKind.MAIL: "eine E-Mail",
        FileKind.WORD: "ein Word-Dokument",
        FileKind.SPREADSHEET: "eine Excel-Tabelle",
        FileKind.OPEN_DOCUMENT: "ein LibreOffice-Dokument",
        FileKind.FORM_DATA: "eine Datei nur mit Formulardaten",
        FileKind.ARCHIVE: "ein Archiv (zum Beispiel ZIP)",
        FileKind.WEB_PAGE: "eine Internetseite",
        FileKind.PROGRAM: "ein Programm",
        FileKind.TEXT: "eine Textdatei",
        FileKind.UNKNOWN: "eine Datei unbekannter Art",
    },
    Literacy: {
        Literacy.UNKNOWN: "nicht bekannt",
        Literacy.NONE: "liest und schreibt nicht",
        Literacy.OTHER_SCRIPT: "in anderer Schrift",
        Literacy.LATIN: "in lateinischer Schrift",
    },
    ProofKind: {
        ProofKind.NONE: "ohne Nachweis",
        ProofKind.SELF_ASSESSMENT: "Selbsteinschätzung",
        ProofKind.IMPRESSION: "Eindruck im Gespräch",
        ProofKind.PLACEMENT_TEST: "Einstufungstest",
        ProofKind.ATTENDANCE: "Teilnahmebescheinigung",
        ProofKind.CERTIFICATE: "Zertifikat",
    },
    Relation: {
        Relation.PARTNER: "Partnerin oder Partner",
        Relation.CHILD: "Kind",
        Relation.PARENT: "Elternteil",
        Relation.SIBLING: "Geschwister",
        Relation.OTHER: "andere Angehörige",
    },
    Care: {
        Care.UNKNOWN: "nicht bekannt",
        Care.AT_HOME: "zu Hause",
        Care.DAY_CARE_WANTED: "sucht einen Kita-Platz",
        Care.DAY_CARE: "Kita",
        Care.SCHOOL: "Schule",
        Care.VOCATIONAL_SCHOOL: "Berufsschule",
    },
    QualificationKind: {
        QualificationKind.SCHOOL: "Schule",
        QualificationKind.TRAINING: "Ausbildung",
        QualificationKind.STUDY: "Studium",
        QualificationKind.JOB: "Arbeit",
    },
    Recognition: {
        Recognition.NOT_STARTED: "noch nicht begonnen",
        Recognition.ADVISED: "beraten",
        Recognition.FILED: "beantragt",
        Recognition.FULL: "voll anerkannt",
        Recognition.PARTIAL: "teilweise anerkannt",
        Recognition.NONE: "nicht anerkannt",
    },
    ProcedureOutcome: {
        ProcedureOutcome.GRANTED: "Schutz zuerkannt",
        ProcedureOutcome.REJECTED: "abgelehnt",
        ProcedureOutcome.MANIFESTLY_UNFOUNDED: "als offensichtlich unbegründet abgelehnt",
        ProcedureOutcome.INADMISSIBLE: "unzulässig",
        ProcedureOutcome.DISCONTINUED: "eingestellt",
    },
    MeasureKind: {
        MeasureKind.INTEGRATION_COURSE: "Integrationskurs",
        MeasureKind.LITERACY_COURSE: "Alphabetisierungskurs",
        MeasureKind.VOCATIONAL_LANGUAGE_COURSE: "Berufssprachkurs",
        MeasureKind.BVJ_S: "Berufsvorbereitungsjahr Sprache (BVJ-S)",
        MeasureKind.INTERNSHIP: "Praktikum",
        MeasureKind.MAG: "Maßnahme bei einem Arbeitgeber (MAG)",
        MeasureKind.EQ: "Einstiegsqualifizierung (EQ)",
        MeasureKind.BVB: "Berufsvorbereitende Bildungsmaßnahme (BvB)",
        MeasureKind.ASA: "Assistierte Ausbildung (AsA)",
        MeasureKind.APPRENTICESHIP: "Ausbildung",
        MeasureKind.JOB: "Arbeit",
        MeasureKind.OTHER: "anderes Angebot",
    },
    MeasureState: {
        MeasureState.PLANNED: "geplant",
        MeasureState.RUNNING: "läuft",
        MeasureState.COMPLETED: "abgeschlossen",
        MeasureState.BROKEN_OFF: "abgebrochen",
    },
    CaseOutcome: {
        CaseOutcome.JOB: "Arbeit aufgenommen",
        CaseOutcome.APPRENTICESHIP: "Ausbildung begonnen",
        CaseOutcome.SCHOOL_OR_STUDY: "Schule oder Studium begonnen",
        CaseOutcome.LANGUAGE_GOAL: "Sprachziel erreicht",
        CaseOutcome.RECOGNITION: "Abschluss anerkannt",
        CaseOutcome.ADVICE_GIVEN: "Anliegen geklärt",
        CaseOutcome.TAKEN_OVER: "andere Stelle begleitet weiter",
        CaseOutcome.MOVED_AWAY: "fortgezogen",
        CaseOutcome.CONTACT_LOST: "Kontakt abgebrochen",
        CaseOutcome.NOT_WANTED: "Begleitung nicht mehr gewünscht",
        CaseOutcome.OTHER: "anderes",
    },
    ConsentState: {
        ConsentState.VALID: "gültig",
        ConsentState.NOT_YET: "gilt noch nicht",
        ConsentState.EXPIRED: "abgelaufen",
        ConsentState.REVOKED: "widerrufen",
    },
    LockReason: {
        LockReason.MISSING: "Einwilligung fehlt",
        LockReason.NOT_YET: "gilt noch nicht",
        LockReason.EXPIRED: "abgelaufen",
        LockReason.REVOKED: "widerrufen",
        LockReason.NOT_FOR_RECIPIENT: "für diese Stelle nicht vorgesehen",
        LockReason.NOT_FOR_PURPOSE: "ohne Personenbezug nicht möglich",
    },
    Recurrence: {
        Recurrence.WEEKLY: "jede Woche",
        Recurrence.FORTNIGHTLY: "alle zwei Wochen",
        Recurrence.MONTHLY: "jeden Monat",
        Recurrence.QUARTERLY: "jedes Vierteljahr",
        Recurrence.YEARLY: "jedes Jahr",
    },
    Reminder: {
        Reminder.NONE: "nicht erinnern",
        Reminder.QUARTER: "15 Minuten vorher",
        Reminder.HOUR: "1 Stunde vorher",
        Reminder.DAY: "1 Tag vorher",
        Reminder.MORNING: "morgens um 8 Uhr",
    },
    Snooze: {
        Snooze.HOUR: "in 1 Stunde",
        Snooze.TOMORROW: "morgen früh",
        Snooze.NEXT_WEEK: "nächste Woche",
    },
    Perspective: {
        Perspective.VOLUNTEER: "Ehrenamt",
        Perspective.PROFESSIONAL: "Hauptamt",
    },
    FindingLevel: {
        FindingLevel.LOCAL: "vor Ort",
        FindingLevel.STATE: "Land",
        FindingLevel.FEDERAL: "Bund",
    },
    EvidenceKind: {
        EvidenceKind.INTERVIEW: "Interview",
        EvidenceKind.WRITTEN_FEEDBACK: "Schriftliches Feedback",
        EvidenceKind.CASE_OBSERVATION: "Fallbeobachtung",
    },
    FindingState: {
        FindingState.OPEN: "offen",
        FindingState.HANDED_OVER: "übergeben",
        FindingState.TAKEN_UP: "aufgegriffen",
        FindingState.DONE: "umgesetzt",
    },
    AgreementState: {
        AgreementState.OPEN: "offen",
        AgreementState.KEPT: "eingehalten",
        AgreementState.PARTLY: "teilweise eingehalten",
        AgreementState.NOT_KEPT: "nicht eingehalten",
        AgreementState.DROPPED: "entfallen",
    },
    MediaType: {
        MediaType.PDF: "PDF",
        MediaType.JPEG: "Foto (JPEG)",
        MediaType.PNG: "Bild (PNG)",
    },
    NotTaken: {
        NotTaken.CONSENTS: "Einwilligungen",
        NotTaken.REPLY: "Rückmeldebogen",
        NotTaken.REFERRAL_ANSWERS: "Antworten auf Verweisungen",
        NotTaken.KNOWN_FINDINGS: "Bekanntes Praxiswissen",
        NotTaken.IMPOSSIBLE: "Unstimmige Angaben",
        NotTaken.UNKNOWN_KEYS: "Unbekannte Angaben",
        NotTaken.ON_FILE: "Angaben, die hier anders stehen",
    },
    DataField: {
        DataField.NAME: "Name",
        DataField.ORIGINAL_NAME: "Name in Originalschrift",
        DataField.BIRTH_DATE: "Geburtsdatum",
        DataField.BIRTH_PLACE: "Geburtsort",
        DataField.NATIONALITY: "Staatsangehörigkeit",
        DataField.SEX: "Geschlecht laut Dokument",
        DataField.TOWN: "Wohnort",
        DataField.ADDRESS: "Anschrift",
        DataField.PHONE: "Telefon",
        DataField.EMAIL: "E-Mail",
        DataField.RESIDENCE_STATUS: "Aufenthaltsstatus",
        DataField.WORK_PERMISSION: "Beschäftigungserlaubnis",
        DataField.ASYLUM_PROCEDURE: "Daten des Asylverfahrens",
        DataField.GERMAN_LEVEL: "Deutschkenntnisse",
        DataField.OTHER_LANGUAGES: "weitere Sprachen",
        DataField.LITERACY: "Alphabetisierung",
        DataField.BACKGROUND: "Werdegang in Worten",
        DataField.EDUCATION: "Schule und Ausbildung",
        DataField.WORK: "Berufserfahrung",
        DataField.RECOGNITION: "Anerkennung",
        DataField.COMPETENCES: "Kompetenzen",
        DataField.GOAL: "Ziel in eigenen Worten",
        DataField.OCCUPATION: "Zielberuf",
        DataField.PHASES: "Phasen",
        DataField.MEASURES: "Maßnahmen",
        DataField.CONTACT_NOTES: "Kontaktnotizen",
        DataField.REFERRALS: "Verweisungen",
        DataField.TASKS: "offene Aufgaben",
        DataField.FINDINGS: "Praxiswissen",
        DataField.CHILDCARE: "Kinderbetreuung",
        DataField.AVAILABILITY: "zeitliche Verfügbarkeit",
        DataField.FAMILY_MEMBERS: "Angehörige",
        DataField.WORK_LIMITATIONS: "Rücksichten bei der Arbeit",
    },
}
