"""IntegriF Desk: logs vocational-orientation cases, tracks referrals, hands know-how over."""

__version__ = "0.1.0"
