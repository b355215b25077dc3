"""The reader's settings, with what is wrong with them told."""

from tui.cli.printing import warn_all
from tui.config import Config, load


def read_settings() -> Config:
    """The settings that hold now; each mistake in them is a line on standard error."""
    config = load()
    if config.keys:
        from tui.keys import rebound

        wrong = rebound(config.keys, (), config.file)[1]
        config = config._replace(problems=(*config.problems, *wrong))
    warn_all(config.problems, "mend the settings")
    return config
