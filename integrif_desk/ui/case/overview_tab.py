"""x"""

from integrif_desk.ui.case.tab import CaseTab


class OverviewTab(CaseTab):
    """x"""
