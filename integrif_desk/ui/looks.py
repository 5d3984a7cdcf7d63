"""How kinds of contact and states of a referral look, the same on every page. Knows no Qt."""

from integrif_desk.domain.contact_note import ContactKind
from integrif_desk.domain.referral import ReferralState

KIND_ICONS = {
    ContactKind.CONVERSATION: "chats",
    ContactKind.PHONE: "phone",
    ContactKind.ACCOMPANIED_VISIT: "person-simple-walk",
    ContactKind.EMAIL: "envelope-simple",
    ContactKind.MESSAGE: "chat-centered-text",
}

# Tone and icon of each state (tokens §7); the tone's name is a member of `chips.Tone`.
STATE_LOOKS = {
    ReferralState.DRAFT: ("neutral", "pencil-simple-fill"),
    ReferralState.SENT: ("info", "paper-plane-tilt-fill"),
    ReferralState.RECEIVED: ("info", "tray-fill"),
    ReferralState.ACCEPTED: ("good", "check-circle-fill"),
    ReferralState.WAITING: ("waiting", "hourglass-fill"),
    ReferralState.RUNNING: ("accent", "play-circle-fill"),
    ReferralState.COMPLETED: ("good", "checks-bold"),
    ReferralState.DECLINED: ("overdue", "prohibit-bold"),
    ReferralState.FAILED: ("overdue", "x-circle-fill"),
    ReferralState.WITHDRAWN: ("neutral", "arrow-u-up-left-bold"),
    ReferralState.ENTERED_IN_ERROR: ("neutral", "eraser-fill"),
}
