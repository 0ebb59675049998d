"""Made-up wallets with known truth: honest lives, and thefts laid over them.

The world is simulated (people, habits, payees, markets, spam, thieves), not the rules of flagger.
"""
