"""What the people who use Samenspel do: who they are and may, what they propose and answer, and how that is decided."""
