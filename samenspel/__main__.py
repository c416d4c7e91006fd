"""The `samenspel` command; that its packages are its own was seen when this one was imported."""


def main() -> None:
    """Run the command."""
    from cli import main as run

    run()


if __name__ == "__main__":
    main()
