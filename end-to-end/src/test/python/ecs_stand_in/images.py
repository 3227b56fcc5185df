"""What stands for container images."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Image:
    """Folders over this machine's root, the topmost last, and what an image says of its process.

    stop_signal is the Dockerfile's STOPSIGNAL; user is a name or `uid:gid`.
    """

    layers: tuple[Path, ...] = ()
    environment: dict = field(default_factory=dict)
    entry_point: tuple[str, ...] = ()
    command: tuple[str, ...] = ()
    user: str = "root"
    folder: str = "/"
    stop_signal: str = "SIGTERM"
