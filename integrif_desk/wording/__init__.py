"""German words that screen, paper and console share: sentences, labels, dates."""
