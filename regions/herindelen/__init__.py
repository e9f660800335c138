"""Herindeling of gemeenten and redrawing of the werkindeling: one plan, shown first, then carried out.

The plan is computed by the code that carries it out, in a transaction that is rolled back. What is dated is
written when the change is confirmed; what bears no date (a name, who leads an agreement) is done on the day
itself. Every row that confirming touches stands in the book of the change, so that it can be taken back.
"""
