"""How a session begins that `serve` started: it takes the pseudo-terminal it was given for its own.

From then on it hears when that terminal changes its size, and when it goes away, also with a server that was killed.
"""

import fcntl
import termios

from tui.cli import main

if __name__ == "__main__":
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    main()
