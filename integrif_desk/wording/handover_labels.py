"""The German words for handovers: purpose, state, release, answer, what has changed.

Read them through `labels.label`, which serves every enum; they stand here because there are many.
"""

from enum import Enum
from typing import Any

from integrif_desk.domain.approval import ApprovalState, PlanPart
from integrif_desk.domain.handover import Decision, HandoverState, Purpose, WithdrawReason
from integrif_desk.domain.handover_extracts import ChangeKind, Part

HANDOVER_LABELS: dict[type[Enum], dict[Any, str]] = {
    Decision: {
        Decision.A: "übernimmt",
        Decision.B: "übernimmt später",
        Decision.C: "kann nicht übernehmen",
    },
    HandoverState: {
        HandoverState.ISSUED: "freigegeben, noch nicht übergeben",
        HandoverState.HANDED_OVER: "übergeben",
        HandoverState.ANSWERED: "beantwortet",
        HandoverState.WITHDRAWN: "zurückgezogen",
        HandoverState.SUPERSEDED: "durch eine neue ersetzt",
    },
    ChangeKind: {
        ChangeKind.NEW: "neu",
        ChangeKind.CHANGED: "geändert",
        ChangeKind.REMOVED: "entfallen",
    },
    Part: {
        Part.PERSON: "Person",
        Part.CONTACT: "Kontaktdaten",
        Part.URGENT: "Dringend",
        Part.RESIDENCE: "Aufenthalt",
        Part.LANGUAGES: "Sprachen",
        Part.WORK: "Beruf und Ziel",
        Part.PHASE: "Stand",
        Part.REQUESTS: "Bitten",
        Part.MEASURES: "Kurse und Maßnahmen",
        Part.NOTES: "Verlauf",
        Part.QUALIFICATIONS: "Schule, Ausbildung und Arbeit",
        Part.SITUATION: "Familie und Rahmen",
        Part.REFERRALS: "Verweisungen",
        Part.TASKS: "Offene Aufgaben",
        Part.FINDINGS: "Praxiswissen",
        Part.RECOMMENDATIONS: "Empfehlungen",
    },
    WithdrawReason: {
        WithdrawReason.CONSENT_REVOKED: "Einwilligung widerrufen",
        WithdrawReason.MISTAKE: "Angaben sind falsch",
        WithdrawReason.OTHER: "anderer Grund",
    },
    ApprovalState: {
        ApprovalState.REQUESTED: "wartet auf Freigabe",
        ApprovalState.RETURNED: "zurückgegeben",
        ApprovalState.APPROVED: "freigegeben",
        ApprovalState.WITHDRAWN: "zurückgezogen",
    },
    PlanPart: {
        PlanPart.GENERAL: "Zum Ganzen",
        PlanPart.RECIPIENT: "Empfang, Zweck und Weg",
        PlanPart.SECTIONS: "Abschnitte",
        PlanPart.TEXTS: "Einleitung und Bitten",
        PlanPart.NOTES: "Notizen",
        PlanPart.PRACTICE: "Praxiswissen",
    },
    Purpose: {
        Purpose.COORDINATION: "Abstimmung mehrerer Stellen",
        Purpose.CONTINUATION: "Fortführung der Begleitung",
        Purpose.RECOGNITION: "Anerkennung ausländischer Abschlüsse",
        Purpose.LANGUAGE_COURSE: "Aufnahme in einen Sprachkurs",
        Purpose.EMPLOYMENT_PROMOTION: "Förderung und Vermittlung in Arbeit",
        Purpose.TRAINING: "Ausbildung, Praktikum oder Arbeit",
        Purpose.STRATEGY: "Praxisbericht ohne Personenbezug",
    },
}
