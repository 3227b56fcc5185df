"""What stands for container images."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Image:
    """Folders over this machine's root, the topmost last, and what an image says of its process.

    stop_signal is the Dockerfile's STOPSIGNAL; user is a name or `uid:gid`. folders are those of this
    machine that the image's programs are in, if they can be anywhere: /tmp and /run are empty in a
    container, and its user may not see what root sees.
    """

    layers: tuple[Path, ...] = ()
    folders: tuple[Path, ...] = ()
    environment: dict = field(default_factory=dict)
    entry_point: tuple[str, ...] = ()
    command: tuple[str, ...] = ()
    user: str = "root"
    folder: str = "/"
    stop_signal: str = "SIGTERM"
