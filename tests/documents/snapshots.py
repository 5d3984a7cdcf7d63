"""Snapshots that the tests of this folder print."""

from dataclasses import replace
from datetime import date

from integrif_desk.domain.account import Salutation
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.case import Phase
from integrif_desk.domain.contact_note import ContactKind
from integrif_desk.domain.handover import (
    DataCategory,
    HandoverSnapshot,
    LanguageExtract,
    Letterhead,
    NoteExtract,
    PersonExtract,
    PhaseExtract,
    Purpose,
    Recipient,
    Recommendation,
    ReferralExtract,
    Request,
    ResidenceExtract,
    TaskExtract,
)
from integrif_desk.domain.person import Level
from integrif_desk.domain.referral import DeclineReason, ReferralState
from integrif_desk.domain.residence import StatusKind

FULL = HandoverSnapshot(
    number="Ü-26-031",
    case_number="F-25-014",
    version=1,
    dated=date(2026, 3, 10),
    answer_code="K7-4F2Q-9",
    answer_by=date(2026, 3, 24),
    association=Letterhead(
        name="Bodebrücke e. V.",
        tagline="Ehrenamtliche Begleitung in Bildung und Beruf, Staßfurt",
        street="Bodeufer 12",
        postal_code="39418",
        town="Staßfurt",
        phone="0176 040690 21",
        email="post@bodebruecke.example",
        office_hours="Di und Do, 9–12 Uhr im Büro",
    ),
    volunteer="Helga Brandt",
    lead="Sabine Hartwig",
    recipient=Recipient(
        carrier="Salzlandkreis",
        name="Koordinierungsstelle Migration und Bildung",
        street="Karlsplatz 37",
        postal_code="06406",
        town="Bernburg (Saale)",
        is_public_office=True,
    ),
    purpose=Purpose.COORDINATION,
    channel=Channel.POST,
    included=frozenset(DataCategory)
    - {DataCategory.CONTACT, DataCategory.FAMILY, DataCategory.HEALTH},
    discussed_on=date(2026, 3, 10),
    person=PersonExtract(
        name="Mohammad Al-Ahmad",
        surname="Al-Ahmad",
        original_name="محمد الأحمد",
        salutation=Salutation.MR,
        birth_date=date(1991, 8, 14),
        nationalities=("SY",),
        town="Staßfurt",
    ),
    accompanied_since=date(2025, 5, 12),
    introduction=(
        "wir begleiten Herrn Al-Ahmad seit dem 12.05.2025. Drei Stellen arbeiten inzwischen mit "
        "ihm, ohne dass sie sich untereinander abstimmen. Herr Al-Ahmad hat uns gebeten, Ihnen "
        "seinen Stand zu übergeben, damit keine Frist verloren geht."
    ),
    urgent=(
        "Ohne Bildungsgutschein verfällt am 30.04.2026 der Platz im Anpassungslehrgang, der am "
        "04.05.2026 beginnt"
    ),
    residence=ResidenceExtract(
        kind=StatusKind.SUBSIDIARY_PROTECTION,
        wording="Erlaubnis nach § 25 Abs. 2 AufenthG",
        valid_until=date(2026, 4, 30),
        extension_filed_on=date(2026, 2, 24),
    ),
    languages=(
        LanguageExtract(
            language="de", level=Level.B1, proof="Zertifikat", proof_date=date(2025, 11, 21)
        ),
        LanguageExtract(language="ar", level=Level.NATIVE, proof="Schrift sicher"),
        LanguageExtract(language="en", level=Level.A2, proof="eigene Einschätzung"),
    ),
    occupation="Elektroinstallateur",
    background=(
        "Fachschule Elektroinstallation, 2 Jahre; Zeugnis beglaubigt übersetzt. 6 Jahre "
        "Gebäudeinstallation. Praktikum 09.02.–20.02.2026, Elektrobetrieb in Staßfurt; Übernahme "
        "als Helfer in Aussicht"
    ),
    goal="Gleichwertigkeit als Elektroniker, Energie- und Gebäudetechnik",
    phase=Phase.QUALIFICATION,
    phases=(
        PhaseExtract(phase=Phase.ACCESS, since=date(2025, 5, 12)),
        PhaseExtract(phase=Phase.ORIENTATION, since=date(2025, 6, 30)),
        PhaseExtract(phase=Phase.QUALIFICATION, since=date(2025, 12, 2)),
    ),
    notes=(
        NoteExtract(
            on=date(2026, 3, 4),
            kind=ContactKind.PHONE,
            text="Die Kammer fordert das Fächerverzeichnis nach. Übersetzung ist beauftragt.",
            minutes=15,
            actors=("Handwerkskammer Magdeburg",),
        ),
    ),
    referrals=(
        ReferralExtract(
            actor="Agentur für Arbeit, Berufsberatung",
            purpose="Berufswegeplanung",
            state=ReferralState.DECLINED,
            sent_on=date(2025, 9, 8),
            decline_reason=DeclineReason.C1,
            outcome="an das Jobcenter verwiesen",
        ),
        ReferralExtract(
            actor="IQ-Anerkennungsberatung, Magdeburg",
            purpose="Referenzberuf klären",
            state=ReferralState.COMPLETED,
            sent_on=date(2025, 11, 10),
            since=date(2026, 1, 14),
            outcome="Referenzberuf Elektroniker, Energie- und Gebäudetechnik",
        ),
        ReferralExtract(
            actor="Kreisvolkshochschule Salzlandkreis",
            purpose="Berufssprachkurs B2",
            state=ReferralState.WAITING,
            sent_on=date(2025, 12, 15),
            expected_on=date(2026, 4, 13),
            outcome="Platz zugesagt",
        ),
        ReferralExtract(
            actor="Handwerkskammer Magdeburg",
            purpose="Gleichwertigkeitsprüfung",
            state=ReferralState.RUNNING,
            sent_on=date(2026, 1, 20),
            outcome="Fächerverzeichnis am 04.03.2026 nachgefordert",
        ),
        ReferralExtract(
            actor="Jobcenter Salzlandkreis, Staßfurt",
            purpose="Bildungsgutschein für Anpassungslehrgang",
            state=ReferralState.SENT,
            sent_on=date(2026, 2, 11),
            working_days_open=19,
        ),
    ),
    tasks=(
        TaskExtract(
            task="Übersetztes Fächerverzeichnis abgeben",
            owner="Herr Al-Ahmad, H. Brandt",
            due_on=date(2026, 3, 19),
        ),
        TaskExtract(
            task="Über den Bildungsgutschein entscheiden",
            owner="Jobcenter, Staßfurt",
            due_on=date(2026, 3, 27),
            requested=True,
        ),
        TaskExtract(
            task="Fahrtkosten für den B2-Kurs beantragen",
            owner="J. Krause",
            due_on=date(2026, 3, 30),
        ),
        TaskExtract(
            task="Zum gemeinsamen Termin einladen",
            owner="Koordinierungsstelle",
            due_on=date(2026, 4, 10),
            requested=True,
        ),
    ),
    requests=(
        Request(
            lead="Jobcenter",
            text="Bitte klären Sie, bis wann über den Bildungsgutschein entschieden wird "
            "(Anfrage vom 11.02.2026).",
        ),
        Request(
            lead="Gemeinsamer Termin",
            text="Bitte laden Sie Jobcenter, Handwerkskammer, Kreisvolkshochschule, Herrn "
            "Al-Ahmad und uns ein.",
        ),
        Request(
            lead="Ansprechperson",
            text="Bitte nennen Sie uns eine feste Ansprechperson für diesen Fall.",
        ),
    ),
    did_not_help=(
        "Drei Stellen verlangten dieselbe beglaubigte Übersetzung, jede im Original.",
        "Zwischen B1-Prüfung und B2-Kurs lagen fünf Monate ohne Unterricht.",
        "Behördentermine ohne Sprachmittlung mussten wiederholt werden.",
    ),
    helped=(
        "Ein gemeinsamer Termin ersetzte drei Einzeltermine.",
        "Ein zweiwöchiges Praktikum vor dem Lehrgang klärte Fachsprache und Eignung.",
        "Ein Erinnerungsanruf am Vortag in der Erstsprache senkte die Zahl versäumter Termine.",
    ),
    recommendations=(
        Recommendation(
            text="Beglaubigte Übersetzungen einmal hinterlegen und gegenseitig anerkennen.",
            addressee="Koordinierungsstelle, alle Stellen",
        ),
        Recommendation(
            text="Einen Brückenkurs von B1 nach B2 anbieten, zwei Abende je Woche.",
            addressee="Kreisvolkshochschule",
        ),
        Recommendation(
            text="Bei drei oder mehr beteiligten Stellen früh zu einem gemeinsamen Termin "
            "einladen.",
            addressee="Koordinierungsstelle",
        ),
    ),
)

MINIMAL = replace(
    FULL,
    association=Letterhead(name="Bodebrücke e. V."),
    lead="",
    recipient=Recipient(name="Jobcenter"),
    included=frozenset({DataCategory.IDENTITY}),
    person=PersonExtract(name="Yonas"),
    introduction="",
    urgent="",
    residence=None,
    languages=(),
    background="",
    goal="",
    occupation="",
    phase=None,
    phases=(),
    notes=(),
    referrals=(),
    tasks=(),
    requests=(),
    did_not_help=(),
    helped=(),
    recommendations=(),
)
