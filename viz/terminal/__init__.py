"""Answers as text on a terminal. Colours and tables on a screen, plain lines in a pipe; the words are the same."""
