"""One German sentence with a next step for every known error.

Technical words stay out: a person reads what happened and what to do. Values that may be missing
are replaced by an ellipsis, because showing an error must never raise another one.
"""

from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum
from typing import Any

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.wording.dates import format_date, format_number, format_time

SENTENCES: dict[ErrorCode, str] = {
    ErrorCode.VAULT_MISSING: "In „{folder}“ liegt kein Tresor. Bitte wählen Sie einen anderen "
    "Ordner oder legen Sie einen neuen an.",
    ErrorCode.VAULT_EXISTS: "In „{folder}“ liegt schon ein Tresor. Bitte öffnen Sie ihn oder "
    "wählen Sie einen leeren Ordner.",
    ErrorCode.VAULT_DAMAGED: "Der Tresor in „{folder}“ ist beschädigt. Bitte stellen Sie die "
    "letzte Sicherung wieder her.",
    ErrorCode.VAULT_NEWER: "Der Tresor stammt von einer neueren Programmfassung. Bitte "
    "aktualisieren Sie IntegriF Desk auf diesem Rechner.",
    ErrorCode.VAULT_IN_USE: "Der Tresor ist seit {since} an „{host}“ geöffnet. Bitte sperren oder "
    "schließen Sie ihn dort zuerst.",
    ErrorCode.FOLDER_NOT_WRITABLE: "In den Ordner „{folder}“ kann nicht geschrieben werden. Bitte "
    "wählen Sie einen anderen Ordner.",
    ErrorCode.FOLDER_NOT_EMPTY: "Der Ordner „{folder}“ ist nicht leer. Bitte nennen Sie einen "
    "leeren oder neuen Ordner.",
    ErrorCode.DISK_FULL: "Der Datenträger ist voll. Bitte schaffen Sie Platz und speichern Sie "
    "erneut; Ihre Eingaben bleiben stehen.",
    ErrorCode.STORE_UNREACHABLE: "Der Tresor ist nicht erreichbar. Bitte verbinden Sie den "
    "Datenträger wieder und versuchen Sie es erneut.",
    ErrorCode.MIGRATION_FAILED: "Der Tresor konnte nicht auf die neue Fassung gebracht werden; er "
    "ist unverändert. Die Sicherung liegt in „{backup}“. Bitte wenden Sie sich an die Leitung.",
    ErrorCode.PASSPHRASE_WRONG: "Die Passphrase stimmt nicht. Bitte versuchen Sie es erneut.",
    ErrorCode.PASSPHRASE_WEAK: "Die Passphrase ist zu leicht zu erraten. Bitte nehmen Sie "
    "mindestens fünf Wörter, die nichts miteinander zu tun haben.",
    ErrorCode.PASSPHRASES_DIFFER: "Die beiden Passphrasen sind verschieden. Bitte geben Sie die "
    "zweite noch einmal ein.",
    ErrorCode.RECOVERY_CODE_WRONG: "Der Wiederherstellungscode passt nicht. Bitte vergleichen Sie "
    "ihn mit dem Blatt.",
    ErrorCode.RECOVERY_GROUP_WRONG: "Gruppe {group} stimmt nicht mit dem Blatt überein. Bitte "
    "vergleichen Sie sie noch einmal.",
    ErrorCode.SIGN_IN_NAME_TAKEN: "Diesen Anmeldenamen gibt es schon. Bitte wählen Sie einen "
    "anderen.",
    ErrorCode.LAST_LEAD: "Dies ist das letzte Konto der Leitung. Bitte legen Sie zuerst ein "
    "weiteres an.",
    ErrorCode.ACCOUNT_INACTIVE: "{name} arbeitet nicht mehr an diesem Desk. Bitte wählen Sie "
    "jemand anderen.",
    ErrorCode.LEAD_REQUIRED: "Das darf nur die Leitung. Bitte sprechen Sie sie an.",
    ErrorCode.NOT_FOUND: "Dieser Eintrag ist nicht mehr vorhanden. Bitte laden Sie die Liste neu.",
    ErrorCode.STALE_RECORD: "Jemand hat diesen Eintrag inzwischen geändert. Bitte vergleichen Sie "
    "beide Fassungen und speichern Sie erneut.",
    ErrorCode.FIELD_REQUIRED: "Bitte füllen Sie dieses Feld aus.",
    ErrorCode.FIELD_TOO_LONG: "Bitte kürzen Sie den Text auf {limit} Zeichen.",
    ErrorCode.FIELD_INVALID: "Diese Angabe passt nicht. Bitte prüfen Sie sie.",
    ErrorCode.DATE_INVALID: "Bitte geben Sie ein Datum ein, zum Beispiel 12.03.2026.",
    ErrorCode.TIME_INVALID: "Bitte geben Sie eine Uhrzeit ein, zum Beispiel 13:30.",
    ErrorCode.DATE_IN_FUTURE: "Dieses Datum liegt in der Zukunft. Bitte geben Sie einen Tag bis "
    "heute ein.",
    ErrorCode.DATE_IN_PAST: "Dieses Datum liegt in der Vergangenheit. Bitte geben Sie heute oder "
    "einen späteren Tag ein.",
    ErrorCode.CATEGORY_CODE_TAKEN: "Dieses Kürzel gibt es schon. Bitte wählen Sie ein anderes.",
    ErrorCode.DATE_ORDER: "Das Ende liegt vor dem Anfang. Bitte prüfen Sie beide Daten.",
    ErrorCode.CASE_CLOSED: "Der Fall {number} ist abgeschlossen. Bitte öffnen Sie ihn wieder, wenn "
    "Sie etwas eintragen möchten.",
    ErrorCode.CASE_UNKNOWN: "Den Fall {number} gibt es hier nicht. Bitte vergleichen Sie die "
    "Nummer, zum Beispiel F-26-014.",
    ErrorCode.ACTOR_UNKNOWN: "Zu „{typed}“ gibt es hier keinen Akteur. Bitte prüfen Sie den Namen.",
    ErrorCode.ACTOR_AMBIGUOUS: "„{typed}“ passt zu mehreren Akteuren: {names}. Bitte nennen Sie "
    "den Namen genauer.",
    ErrorCode.TRANSITION_NOT_ALLOWED: "Dieser Schritt ist beim jetzigen Stand nicht möglich. Bitte "
    "wählen Sie einen der angebotenen Schritte.",
    ErrorCode.REASON_REQUIRED: "Bitte wählen Sie einen Grund, C1 bis C6.",
    ErrorCode.REASON_TEXT_REQUIRED: "Bitte beschreiben Sie den Grund mit einigen Worten.",
    ErrorCode.EXPECTED_DATE_REQUIRED: "Bitte geben Sie an, ab wann es weitergeht, zum Beispiel "
    "12.03.2026.",
    ErrorCode.ANSWER_CODE_MALFORMED: "Der Code hat sieben Zeichen, zum Beispiel K7-4F2Q-9. Bitte "
    "vergleichen Sie ihn mit dem Bogen.",
    ErrorCode.ANSWER_CODE_MISTYPED: "Der Code passt nicht. Bitte prüfen Sie die letzte Stelle.",
    ErrorCode.ANSWER_CODE_UNKNOWN: "Zu diesem Code gibt es hier nichts. Bitte fragen Sie nach, zu "
    "welchem Verein er gehört.",
    ErrorCode.ALREADY_ANSWERED: "Die Antwort ist schon eingetragen, am {on}. Bitte prüfen Sie, ob "
    "eine neue Verweisung nötig ist.",
    ErrorCode.CONSENT_TOO_LONG: "Eine Einwilligung gilt höchstens {years} Jahre. Bitte wählen Sie "
    "einen früheren letzten Tag.",
    ErrorCode.CONSENT_MISSING: "Für diese Stelle und diesen Zweck liegt keine gültige Einwilligung "
    "vor ({categories}). Bitte holen Sie eine ein, oder lassen Sie diese Angaben weg.",
    ErrorCode.LOCKED_MATTER: "„{words}“ gehört zum Abschnitt „{category}“, der für diese Stelle "
    "gesperrt ist. Bitte sagen Sie es anders, nehmen Sie den Satz heraus oder holen Sie die "
    "Einwilligung ein.",
    ErrorCode.SLIP_NOT_APPLIED: "{why} Es wurde nichts eingetragen.",
    ErrorCode.SLIPS_LEFT: "Nicht eingetragen: {which}. Bitte entscheiden Sie darüber einzeln.",
    ErrorCode.SLIP_STATE_CHANGED: "Der Stand hat sich gerade geändert; nichts wurde eingetragen. "
    "Bitte vergleichen Sie noch einmal.",
    ErrorCode.SLIP_READ_BEFORE: "Diese Datei wurde schon am {on} eingelesen. Bitte öffnen Sie den "
    "Vorgang, wenn Sie nachsehen möchten, was eingetragen ist.",
    ErrorCode.RULES_INVALID: "Die Zuständigkeitsregel „{row}“ ist im Feld „{field}“ nicht lesbar. "
    "Bitte prüfen Sie dieses Feld.",
    ErrorCode.STATUS_UNKNOWN: "Den Status „{typed}“ kennen die Regeln nicht. Bitte nennen Sie "
    "einen von diesen, sein Gesetz oder „unbekannt“: {known}.",
    ErrorCode.STATUS_MEANT: "Den Status „{typed}“ kennen die Regeln nicht. Vielleicht meinen Sie: "
    "{known}.",
    ErrorCode.BORN_LATER: "Das Geburtsdatum liegt nach dem {on}, für den gefragt ist. Bitte prüfen "
    "Sie beide Daten.",
    ErrorCode.FACT_UNKNOWN: "Die Angabe „{typed}“ kennen die Regeln nicht. Bitte nennen Sie eine "
    "von diesen: {known}.",
    ErrorCode.FACT_VALUE_UNKNOWN: "„{typed}“ passt nicht zu {fact}. Bitte nennen Sie einen von "
    "diesen Werten oder „unbekannt“: {known}.",
    ErrorCode.FACT_TWICE: "Die Angabe {fact} steht zweimal da, als „{first}“ und als „{typed}“. "
    "Bitte nennen Sie nur einen Wert.",
    ErrorCode.REFERRAL_WITHOUT_CONSENT: "Die Person hat nicht eingewilligt, dass diese Stelle "
    "ihren Namen schriftlich erfährt. Bitte tragen Sie zuerst eine Einwilligung ein, oder "
    "begleiten Sie sie persönlich.",
    ErrorCode.CONSENT_IN_USE: "Auf dieser Einwilligung beruht schon eine Übergabe. Bitte tragen "
    "Sie eine neue ein; die alte können Sie widerrufen.",
    ErrorCode.RECIPIENT_GETS_NOTHING: "Diese Art Stelle ({category}) erhält nach der Vorgabe keine "
    "Angaben über Personen. Bitte fragen Sie die Leitung.",
    ErrorCode.SCAN_TOO_LARGE: "Die Datei ist größer als {limit} MB. Bitte scannen Sie mit 150 dpi "
    "oder fotografieren Sie das Blatt mit geringerer Auflösung.",
    ErrorCode.SCAN_KIND_UNKNOWN: "Diese Datei ist weder PDF noch Foto (JPEG, PNG). Bitte scannen "
    "oder fotografieren Sie das Blatt noch einmal.",
    ErrorCode.SCAN_PROTECTED: "Diese PDF-Datei ist mit einem Kennwort geschützt. Bitte speichern "
    "Sie sie ohne Kennwort.",
    ErrorCode.SCAN_BROKEN: "Diese Datei ist beschädigt oder unvollständig. Bitte scannen oder "
    "fotografieren Sie das Blatt noch einmal.",
    ErrorCode.SCAN_UNREADABLE: "Diese Datei lässt sich nicht lesen. Bitte prüfen Sie, ob der "
    "Datenträger noch verbunden ist.",
    ErrorCode.SCAN_TOO_HEAVY: "Diese Datei lässt sich hier nicht anzeigen, sie ist zu aufwendig. "
    "Bitte scannen oder fotografieren Sie das Blatt noch einmal.",
    ErrorCode.READER_NOT_STARTED: "Die Datei lässt sich gerade nicht prüfen. Bitte schließen Sie "
    "andere Programme und versuchen Sie es erneut.",
    ErrorCode.RETURNED_NOT_PDF: "Diese Datei ist kein PDF, sondern {kind}. Bitte wählen Sie den "
    "ausgefüllten Bogen als PDF, oder geben Sie Code und Buchstaben der Antwort von Hand ein.",
    ErrorCode.RETURNED_MAIL: "Diese Datei ist eine E-Mail. Bitte speichern Sie ihren Anhang und "
    "wählen Sie diesen.",
    ErrorCode.RETURNED_DAMAGED: "Diese PDF-Datei ist beschädigt oder unvollständig. Bitte "
    "speichern Sie den Anhang noch einmal, oder geben Sie Code und Buchstaben der Antwort von Hand "
    "ein.",
    ErrorCode.RETURNED_PROTECTED: "Diese PDF-Datei hat ein Kennwort, das nicht von diesem Tresor "
    "kommt. Bitte fragen Sie die Stelle danach, und geben Sie Code und Buchstaben der Antwort von "
    "Hand ein.",
    ErrorCode.RETURNED_TOO_LARGE: "Die Datei ist größer als {limit} MB und deshalb wohl nicht der "
    "ausgefüllte Bogen. Bitte wählen Sie diesen, oder geben Sie die Antwort von Hand ein.",
    ErrorCode.RETURNED_UNREADABLE: "Diese Datei lässt sich nicht lesen. Bitte prüfen Sie, ob der "
    "Datenträger noch verbunden ist.",
    ErrorCode.RETURNED_FLATTENED: "In dieser Datei ist der Bogen nur noch gedruckter Text, seine "
    "Felder fehlen. Der Code ist {found_code}; bitte geben Sie ihn und den Buchstaben der Antwort "
    "von Hand ein.",
    ErrorCode.RETURNED_WITHOUT_FORM: "Diese PDF-Datei hat keine Felder. Wenn sie der Bogen ist, "
    "geben Sie bitte Code und Buchstaben der Antwort von Hand ein; sonst wählen Sie den Bogen.",
    ErrorCode.RETURNED_SCANNED: "Diese Datei enthält nur ein Bild des Bogens. Bitte geben Sie den "
    "Code und den Buchstaben der Antwort, die darauf stehen, von Hand ein.",
    ErrorCode.RETURNED_XFA: "Dieses Formular stammt aus einem anderen Programm (XFA) und ist nicht "
    "der Bogen. Bitte prüfen Sie, ob es die richtige Datei ist.",
    ErrorCode.RETURNED_TOO_SLOW: "Diese PDF-Datei zu lesen dauert zu lange. Bitte geben Sie Code "
    "und Buchstaben der Antwort von Hand ein.",
    ErrorCode.RETURNED_TOO_HEAVY: "Diese PDF-Datei ist zu umfangreich. Bitte geben Sie Code und "
    "Buchstaben der Antwort von Hand ein.",
    ErrorCode.NOTHING_TO_HAND_OVER: "Es ist noch nichts ausgewählt. Bitte wählen Sie mindestens "
    "einen Abschnitt.",
    ErrorCode.NOTHING_TO_PUBLISH: "Für diese Auswahl darf kein Eintrag gedruckt werden. Ist die "
    "Stelle einverstanden, setzen Sie beim Akteur den Haken „Darf in der Broschüre stehen“.",
    ErrorCode.NOT_DISCUSSED: "Bitte besprechen Sie die Weitergabe zuerst mit der Person und setzen "
    "Sie dann den Haken.",
    ErrorCode.DOCUMENT_DAMAGED: "Das Dokument {number} ist nicht mehr so, wie es ausgestellt "
    "wurde. Bitte stellen Sie die letzte Sicherung wieder her.",
    ErrorCode.APPROVAL_NEEDED: "Eine Übergabe verlässt den Verein erst nach der Freigabe durch die "
    "Leitung. Bitte legen Sie sie unter „Übergaben“ zur Freigabe vor.",
    ErrorCode.SECOND_LEAD_NEEDED: "Eine eigene Übergabe gibt jemand anderes aus der Leitung frei. "
    "Bitte legen Sie sie zur Freigabe vor. Freigeben kann: {names}.",
    ErrorCode.PLAN_WAITS: "Diese Übergabe liegt zur Freigabe vor. Bitte ziehen Sie sie zurück, "
    "bevor Sie etwas ändern.",
    ErrorCode.HANDOVER_WITHDRAWN: "Die Übergabe {number} ist seit dem {on} zurückgezogen. Bitte "
    "geben Sie sie nicht mehr weiter.",
    ErrorCode.HANDOVER_SUPERSEDED: "Die Übergabe {number} ist durch {newer} ersetzt. Bitte geben "
    "Sie die neue Fassung weiter.",
    ErrorCode.HANDOVER_CHANGED: "Die Seiten zeigten nicht mehr den jetzigen Stand: Am Fall, an der "
    "Einwilligung, an der Stelle oder an der Auswahl hat sich etwas geändert. Freigegeben ist "
    "nichts. Bitte sehen Sie die Seiten noch einmal an.",
    ErrorCode.NOT_YOURS: "Das kann nur, wer die Übergabe verfasst hat, oder die Leitung. Bitte "
    "sprechen Sie die Leitung an.",
    ErrorCode.GLYPHS_MISSING: "Diese Zeichen lassen sich nicht drucken: {characters}. Bitte "
    "schreiben Sie diese Wörter anders.",
    ErrorCode.HANDOVER_FILE_FOREIGN: "Diese Datei enthält keine Übergabe, die IntegriF Desk lesen "
    "kann. Bitte wählen Sie die PDF-Datei der Übergabe oder ihre „handover.json“.",
    ErrorCode.HANDOVER_FILE_DAMAGED: "Diese Datei ist beschädigt oder unvollständig. Bitte lassen "
    "Sie sich die Übergabe noch einmal schicken.",
    ErrorCode.HANDOVER_FILE_PROTECTED: "Diese PDF-Datei ist mit einem Kennwort geschützt. Bitte "
    "fragen Sie den Absender am Telefon danach, und geben Sie es hier ein.",
    ErrorCode.HANDOVER_FILE_PASSWORD_WRONG: "Mit diesem Kennwort öffnet sich die Datei nicht. "
    "Bitte prüfen Sie es, oder fragen Sie den Absender noch einmal.",
    ErrorCode.HANDOVER_FILE_TOO_LARGE: "Diese Datei ist größer als {limit} MB. Bitte fragen Sie "
    "den Absender, ob es die richtige ist.",
    ErrorCode.HANDOVER_FILE_NEWER: "Diese Übergabe stammt von einer neueren Programmfassung "
    "(Format {version}). Bitte aktualisieren Sie IntegriF Desk auf diesem Rechner.",
    ErrorCode.HANDOVER_FILE_BROKEN: "Die Daten dieser Übergabe sind nicht lesbar (Stelle: "
    "{where}). Bitte lassen Sie sich die Datei noch einmal schicken.",
    ErrorCode.HANDOVER_FILE_ALTERED: "Die Daten dieser Übergabe sind nicht mehr so, wie sie "
    "geschrieben wurden. Bitte lassen Sie sich die Datei noch einmal schicken.",
    ErrorCode.HANDOVER_FILE_OWN: "Die Übergabe {number} stammt von diesem Desk. Bitte öffnen Sie "
    "sie unter „Übergaben“.",
    ErrorCode.HANDOVER_FILE_WITHOUT_PERSON: "Diese Übergabe nennt keine Person. Aus ihr lässt "
    "sich kein Fall anlegen; bitte lesen Sie das PDF.",
    ErrorCode.HANDOVER_FILE_KNOWN: "Aus dieser Übergabe ist am {on} der Fall {number} angelegt "
    "worden. Bitte öffnen Sie ihn.",
    ErrorCode.HANDOVER_REVOKED: "Die Person hat ihre Einwilligung widerrufen ({categories}). "
    "Dieses Dokument darf nicht mehr weitergegeben werden. Bitte ziehen Sie es zurück.",
    ErrorCode.HANDOVER_CONSENT_OVER: "Die Einwilligung gilt nicht mehr ({categories}). Bitte holen "
    "Sie eine neue ein, bevor Sie dieses Dokument weitergeben.",
    ErrorCode.WAY_NOT_THERE: "Für den Weg „{channel}“ ist das Dokument so nicht vorgesehen. Bitte "
    "wählen Sie eine der Möglichkeiten, die unter „Weitergeben“ für ihn angeboten werden.",
    ErrorCode.CHANNEL_NOT_ACCEPTED: "Laut Verzeichnis nimmt die Stelle den Weg „{channel}“ nicht "
    "an. Bitte fragen Sie die Stelle, und setzen Sie den Haken, wenn sie zugestimmt hat.",
    ErrorCode.LETTER_OUTDATED: "Die Verweisung ist seit diesem Schreiben geändert, oder es gibt "
    "eine neuere Fassung. Bitte geben Sie die neueste Fassung weiter.",
    ErrorCode.BUNDLE_NEEDS_SEVERAL: "Bitte wählen Sie zwei bis {most} Übergaben derselben Stelle.",
    ErrorCode.LOGO_UNUSABLE: "Aus dieser Datei lässt sich kein Logo machen. Bitte wählen Sie ein "
    "Bild als PNG oder JPEG, höchstens 1 MB groß.",
    ErrorCode.FILE_NOT_WRITABLE: "Die Datei „{path}“ lässt sich nicht schreiben. Bitte wählen Sie "
    "einen anderen Ort.",
    ErrorCode.FILE_BROKEN_OFF: "Das Schreiben von „{path}“ brach ab. Auf dem Datenträger kann ein "
    "Rest liegen; bitte sehen Sie nach und löschen Sie ihn. Im Register bleibt der Eintrag stehen.",
    ErrorCode.FILE_EXISTS: "Die Datei „{path}“ gibt es schon. Bitte wählen Sie einen anderen "
    "Namen.",
}


class _Values(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def sentence(error: KnownError) -> str:
    """Return the German sentence for the error, with its values in German spelling."""
    values = _Values({name: _spell(value) for name, value in error.values.items()})
    return SENTENCES[error.code].format_map(values)


def _spell(value: Any) -> str:
    if isinstance(value, Enum):
        # Not at the start: the unlock page needs sentences, but none of these words.
        from integrif_desk.wording.labels import has_label, label

        return label(value) if has_label(value) else str(value)
    if isinstance(value, datetime):
        local = value.astimezone()
        return f"{format_date(local)}, {format_time(local)}"
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, int):
        return format_number(value)
    if isinstance(value, str) or not isinstance(value, Iterable):
        return str(value)
    return ", ".join(_spell(each) for each in value)
