"""Takes from a process what reading a file does not need. There is no way back for the process.

Linux and macOS: resource limits. With no file descriptor left to give out, neither a file nor a
connection can be opened and no other program can load its libraries; files cannot grow; processes
cannot be forked. macOS does not enforce the limit of memory; there the other side weighs the
process. Windows: a job object, which limits memory, time and the number of processes.
"""

import ctypes
import sys

OUT_OF_MEMORY = 70
"""The exit code of a process that ran into its limit and could still say so."""
_PROCESS_TIME, _ACTIVE_PROCESSES, _PROCESS_MEMORY = 0x2, 0x8, 0x100
_DIE_ON_EXCEPTION = 0x400  # instead of a window that asks what to do
_EXTENDED_LIMITS = 9
_TICKS = 10_000_000  # of 100 ns in a second


class _BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("smallest_working_set", ctypes.c_size_t),
        ("largest_working_set", ctypes.c_size_t),
        ("active_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class JobLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", _BasicLimits),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def limit(memory: int, seconds: int) -> None:
    """Limit the bytes of memory and the seconds of computing, before anything large is loaded."""
    if sys.platform == "win32":
        limits = JobLimits()
        limits.basic.flags = _PROCESS_TIME | _ACTIVE_PROCESSES | _PROCESS_MEMORY | _DIE_ON_EXCEPTION
        limits.basic.process_time = seconds * _TICKS
        limits.basic.active_processes = 1
        limits.process_memory = memory
        system = ctypes.WinDLL("kernel32", use_last_error=True)
        system.CreateJobObjectW.restype = ctypes.c_void_p
        system.GetCurrentProcess.restype = ctypes.c_void_p
        job = ctypes.c_void_p(system.CreateJobObjectW(None, None))
        size = ctypes.sizeof(limits)
        here = ctypes.c_void_p(system.GetCurrentProcess())
        if not (
            system.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), size)
            and system.AssignProcessToJobObject(job, here)
        ):
            raise ctypes.WinError(ctypes.get_last_error())
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    if sys.platform != "darwin":
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def shut() -> None:
    """From now on let nothing be opened, written or started. Every import must be done."""
    if sys.platform == "win32":
        return
    import resource

    for kind in (resource.RLIMIT_NOFILE, resource.RLIMIT_FSIZE, resource.RLIMIT_NPROC):
        resource.setrlimit(kind, (0, 0))
