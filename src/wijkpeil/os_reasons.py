"""Why the operating system refused something, in the active language."""

import errno

from wijkpeil.language import N_
from wijkpeil.language import gettext as _

_REASONS: dict[int, str] = {
    errno.ENOENT: N_("there is no such file or folder"),
    errno.EACCES: N_("no permission"),
    errno.EPERM: N_("not allowed"),
    errno.EROFS: N_("the disk can only be read"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("the room on the disk that was given is used up"),
    errno.EFBIG: N_("the file is too large"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOTDIR: N_("a part of the path is no folder"),
    errno.EEXIST: N_("it is there already"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.EBUSY: N_("it is in use"),
    errno.EIO: N_("the disk does not answer well"),
    errno.EMFILE: N_("too many files are open"),
    errno.ECONNREFUSED: N_("the connection was refused"),
    errno.ECONNRESET: N_("the connection was broken off"),
    errno.ETIMEDOUT: N_("it took too long"),
    errno.ENETUNREACH: N_("the network can't be reached"),
    errno.EHOSTUNREACH: N_("the other computer can't be reached"),
}


def os_reason(error: OSError) -> str:
    """Say why, without a capital or a full stop; in the system's own words where we have none.

    >>> from wijkpeil.language import speaking
    >>> with speaking("nl"):
    ...     os_reason(PermissionError(errno.EACCES, "Permission denied"))
    'geen toegang'
    """
    known = _REASONS.get(error.errno or 0)
    return _(known) if known else error.strerror or str(error)
