/**
 * Python's own modules: every name that some version from 3.7 to 3.13 has. Made from `sys.stdlib_module_names` of
 * 3.10 to 3.13 and from the library folders of 3.7 to 3.9.
 */
const NAMES = `
__future__ __main__ _collections_abc _csv _ctypes _datetime _decimal _io _json _operator _pydecimal _socket
_strptime _struct _thread _typeshed _warnings _weakref abc aifc antigravity argparse array ast asynchat asyncio
asyncore atexit audioop base64 bdb binascii binhex bisect builtins bz2 cProfile calendar cgi cgitb chunk cmath
cmd code codecs codeop collections colorsys compileall concurrent configparser contextlib contextvars copy
copyreg crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis distutils doctest dummy_threading
email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch formatter fractions ftplib
functools gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib
imaplib imghdr imp importlib inspect io ipaddress itertools json keyword lib2to3 linecache locale logging lzma
macpath mailbox mailcap marshal math mimetypes mmap modulefinder msilib msvcrt multiprocessing netrc nis nntplib
nt ntpath nturl2path numbers opcode operator optparse os ossaudiodev parser pathlib pdb pickle pickletools pipes
pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc
pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select
selectors shelve shlex shutil signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile
sre_constants sre_parse ssl stat statistics string stringprep struct subprocess sunau symbol symtable sys
sysconfig syslog tabnanny tarfile telnetlib tempfile termios test textwrap this threading time timeit tkinter
token tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest
urllib uu uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile
zipimport zlib zoneinfo
`

export const STDLIB: ReadonlySet<string> = new Set(NAMES.trim().split(/\s+/))

/** A module that Python's library lost: since which version, and what to use in its place. */
export interface RemovedModule {
  readonly since: readonly [major: number, minor: number]
  readonly instead: string
}

/** From the "Removed" sections of "What's New In Python", 3.8 to 3.13, and PEP 594. */
export const REMOVED: Readonly<Record<string, RemovedModule>> = {
  _dummy_thread: { since: [3, 9], instead: "the module '_thread'" },
  dummy_threading: { since: [3, 9], instead: "the module 'threading'" },
  macpath: { since: [3, 8], instead: "the module 'posixpath'" },
  formatter: { since: [3, 10], instead: 'a renderer of your own; the module has no successor' },
  parser: { since: [3, 10], instead: "the module 'ast'" },
  symbol: { since: [3, 10], instead: "the module 'ast'" },
  binhex: { since: [3, 11], instead: "the module 'binascii'" },
  asynchat: { since: [3, 12], instead: "the module 'asyncio', or 'pyasynchat' from PyPI" },
  asyncore: { since: [3, 12], instead: "the module 'asyncio', or 'pyasyncore' from PyPI" },
  distutils: { since: [3, 12], instead: "'packaging.version', 'shutil' or 'setuptools'" },
  imp: { since: [3, 12], instead: "the module 'importlib'" },
  smtpd: { since: [3, 12], instead: "the package 'aiosmtpd' from PyPI" },
  aifc: { since: [3, 13], instead: "the package 'soundfile' from PyPI" },
  audioop: { since: [3, 13], instead: "the package 'audioop-lts' from PyPI" },
  cgi: { since: [3, 13], instead: "'html', 'urllib.parse' or 'email.message'" },
  cgitb: { since: [3, 13], instead: "the module 'traceback'" },
  chunk: { since: [3, 13], instead: 'code of your own; the module has no successor' },
  crypt: { since: [3, 13], instead: "the package 'passlib', which Odoo brings" },
  imghdr: { since: [3, 13], instead: "'odoo.tools.mimetypes' or the package 'filetype' from PyPI" },
  lib2to3: { since: [3, 13], instead: "the package 'libcst' from PyPI" },
  mailcap: { since: [3, 13], instead: "the module 'mimetypes'" },
  msilib: { since: [3, 13], instead: 'a tool outside Python; the module has no successor' },
  nis: { since: [3, 13], instead: 'a tool outside Python; the module has no successor' },
  nntplib: { since: [3, 13], instead: "the package 'pynntp' from PyPI" },
  ossaudiodev: { since: [3, 13], instead: 'a package from PyPI; the module has no successor' },
  pipes: { since: [3, 13], instead: "'subprocess', and 'shlex.quote' for quoting" },
  sndhdr: { since: [3, 13], instead: "the package 'filetype' from PyPI" },
  spwd: { since: [3, 13], instead: 'a package from PyPI; the module has no successor' },
  sunau: { since: [3, 13], instead: "the package 'soundfile' from PyPI" },
  telnetlib: { since: [3, 13], instead: "the package 'telnetlib3' from PyPI" },
  uu: { since: [3, 13], instead: "the module 'base64'" },
  xdrlib: { since: [3, 13], instead: "the module 'struct'" },
}
