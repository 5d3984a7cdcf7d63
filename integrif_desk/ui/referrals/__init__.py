"""Referrals across cases: who has answered, what is to be done next, answers by code."""
