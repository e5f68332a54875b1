"""Runs a program in a terminal of its own and types into it.

Reads one JSON object from stdin: argv, env, columns, rows, and steps, each with `wait` (text that must appear after
what was last waited for) and `send` (keys that are then pressed). Prints {"exit", "shown", "raw"} as JSON; `exit` is
negative when the program had to be stopped, because a text did not appear or because it did not end. `marks` are the
lengths of what had been written before each step's keys, in bytes of `bytes` (base64), to draw the screen of then.
"""
import base64, fcntl, json, os, pty, re, select, signal, struct, sys, termios, time

SECONDS_A_STEP = 15
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b[@-Z\\-_]")

job = json.load(sys.stdin)
pid, terminal = pty.fork()
if pid == 0:
    os.execvpe(job["argv"][0], job["argv"], job["env"])
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", job["rows"], job["columns"], 0, 0))

raw = b""
open_ended = True


def read(seconds):
    """More output, for as long as there is some; False at its end."""
    global raw
    ready, _, _ = select.select([terminal], [], [], seconds)
    if not ready:
        return True
    try:
        part = os.read(terminal, 65536)
    except OSError:
        return False
    raw += part
    return part != b""


def shown():
    return ESCAPES.sub("", raw.decode("utf-8", "replace")).replace("\r", "")


seen = 0
marks = []
for step in job["steps"]:
    until = time.monotonic() + SECONDS_A_STEP
    while step["wait"] not in shown()[seen:] and open_ended and time.monotonic() < until:
        open_ended = read(0.05)
    found = shown().find(step["wait"], seen)
    if found < 0:
        os.kill(pid, signal.SIGKILL)
        break
    seen = found + len(step["wait"])
    # The prompt that was just drawn has yet to listen.
    time.sleep(0.05)
    while select.select([terminal], [], [], 0.1)[0] and read(0):
        pass
    marks.append(len(raw))
    os.write(terminal, step["send"].encode())

until = time.monotonic() + SECONDS_A_STEP
while open_ended and time.monotonic() < until:
    open_ended = read(0.05)
if open_ended:
    os.kill(pid, signal.SIGKILL)
_, status = os.waitpid(pid, 0)
code = os.waitstatus_to_exitcode(status)
json.dump({"exit": code, "shown": shown(), "raw": raw.decode("utf-8", "replace"), "bytes": base64.b64encode(raw).decode(), "marks": marks}, sys.stdout)
