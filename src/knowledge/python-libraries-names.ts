/**
 * Distributions on PyPI whose import names differ from their own: `distribution: names`. A distribution that is not
 * listed is imported under its own name, with `_` for `-`. Names of distributions are in their normal form (PEP 503).
 */
const TABLE = `
adafruit-blinka: board busio digitalio
aliyun-python-sdk-core: aliyunsdkcore
antlr4-python3-runtime: antlr4
apache-libcloud: libcloud
argon2-cffi: argon2
attrs: attr attrs
auth0-python: auth0
azure-core: azure
azure-identity: azure
azure-storage-blob: azure
beautifulsoup4: bs4
biopython: Bio
cx-oracle: cx_Oracle
dbus-python: dbus
dnspython: dns
factur-x: facturx
fonttools: fontTools
fpdf2: fpdf
future: future builtins past
gitpython: git
google-api-core: google
google-api-python-client: googleapiclient apiclient
google-auth: google
google-cloud-pubsub: google
google-cloud-storage: google
google-cloud-translate: google
google-cloud-vision: google
google-generativeai: google
googleapis-common-protos: google
graphql-core: graphql
grpcio: grpc
imbalanced-learn: imblearn
ipython: IPython
kafka-python: kafka
levenshtein: Levenshtein
libsass: sass sassutils
lxml-html-clean: lxml_html_clean lxml
mollie-api-python: mollie
msgpack-python: msgpack
mt-940: mt940
mysql-connector-python: mysql
mysqlclient: MySQLdb
odfpy: odf
opencv-contrib-python: cv2
opencv-python: cv2
opencv-python-headless: cv2
opentelemetry-api: opentelemetry
paho-mqtt: paho
pdfminer-six: pdfminer
pillow: PIL
plaid-python: plaid
protobuf: google
psycopg2-binary: psycopg2
py3o-formats: py3o
py3o-template: py3o
pycairo: cairo
pycrypto: Crypto
pycryptodome: Crypto
pycryptodomex: Cryptodome
pycups: cups
pygithub: github
pygobject: gi
pyicu: icu
pyjwt: jwt
pykcs11: PyKCS11
pykmip: kmip
pymupdf: fitz pymupdf
pynacl: nacl
pyopenssl: OpenSSL
pypdf2: PyPDF2
pypdf4: PyPDF4
pypiwin32: win32api win32con win32gui win32print win32com pythoncom pywintypes
pypng: png
pysaml2: saml2
pyserial: serial
pysocks: socks
python-amazon-sp-api: sp_api
python-barcode: barcode
python-bidi: bidi
python-dateutil: dateutil
python-decouple: decouple
python-docx: docx
python-dotenv: dotenv
python-escpos: escpos
python-gitlab: gitlab
python-gnupg: gnupg
python-jose: jose
python-keycloak: keycloak
python-ldap: ldap ldif ldapurl slapdtest
python-levenshtein: Levenshtein
python-magic: magic
python-memcached: memcache
python-multipart: multipart python_multipart
python-nmap: nmap
python-pptx: pptx
python-pam: pam
python-slugify: slugify
python-snappy: snappy
python-socketio: socketio
python-stdnum: stdnum
python-telegram-bot: telegram
python-twitter: twitter
python-u2flib-server: u2flib_server
python-xlib: Xlib
python3-openid: openid
python3-saml: onelogin
pyusb: usb
pywin32: win32api win32con win32gui win32print win32com win32file win32service win32event pythoncom pywintypes
pyxb-x: pyxb
pyyaml: yaml
pyzmq: zmq
rpi-gpio: RPi
scikit-image: skimage
scikit-learn: sklearn
setuptools: setuptools pkg_resources
shopifyapi: shopify
slackclient: slack
smbprotocol: smbclient smbprotocol
speechrecognition: speech_recognition
suds-community: suds
suds-jurko: suds
suds-py3: suds
vcrpy: vcr
vcrpy-unittest: vcr_unittest
websocket-client: websocket
zope-event: zope
zope-interface: zope
`

function readTable(): ReadonlyMap<string, readonly string[]> {
  return new Map(
    TABLE.trim()
      .split('\n')
      .map((line) => {
        const [distribution, names] = line.split(': ')
        return [distribution ?? '', (names ?? '').split(' ')] as const
      }),
  )
}

/** Distribution in its normal form → import names. */
export const IMPORT_NAMES: ReadonlyMap<string, readonly string[]> = readTable()

/**
 * Import names that are written where a distribution is meant, and the distribution that is meant: names that no
 * distribution of that kind has. Names that a widespread distribution of its own has are left out.
 */
export const DISTRIBUTION_OF: Readonly<Record<string, string>> = {
  Crypto: 'pycryptodome',
  Cryptodome: 'pycryptodomex',
  IPython: 'ipython',
  Levenshtein: 'python-Levenshtein',
  MySQLdb: 'mysqlclient',
  OpenSSL: 'pyOpenSSL',
  PIL: 'Pillow',
  Xlib: 'python-xlib',
  attr: 'attrs',
  barcode: 'python-barcode',
  bidi: 'python-bidi',
  bs4: 'beautifulsoup4',
  cups: 'pycups',
  cv2: 'opencv-python',
  dateutil: 'python-dateutil',
  dns: 'dnspython',
  docx: 'python-docx',
  dotenv: 'python-dotenv',
  escpos: 'python-escpos',
  facturx: 'factur-x',
  fitz: 'PyMuPDF',
  fontTools: 'fonttools',
  gi: 'PyGObject',
  git: 'GitPython',
  gnupg: 'python-gnupg',
  googleapiclient: 'google-api-python-client',
  graphql: 'graphql-core',
  grpc: 'grpcio',
  icu: 'PyICU',
  jose: 'python-jose',
  jwt: 'PyJWT',
  kafka: 'kafka-python',
  ldap: 'python-ldap',
  magic: 'python-magic',
  memcache: 'python-memcached',
  mollie: 'mollie-api-python',
  mt940: 'mt-940',
  nacl: 'PyNaCl',
  nmap: 'python-nmap',
  odf: 'odfpy',
  onelogin: 'python3-saml',
  paho: 'paho-mqtt',
  pdfminer: 'pdfminer.six',
  pkg_resources: 'setuptools',
  png: 'pypng',
  pptx: 'python-pptx',
  saml2: 'pysaml2',
  sass: 'libsass',
  serial: 'pyserial',
  shopify: 'ShopifyAPI',
  skimage: 'scikit-image',
  sklearn: 'scikit-learn',
  slugify: 'python-slugify',
  snappy: 'python-snappy',
  socks: 'PySocks',
  stdnum: 'python-stdnum',
  suds: 'suds-community',
  telegram: 'python-telegram-bot',
  usb: 'pyusb',
  vcr: 'vcrpy',
  websocket: 'websocket-client',
  win32api: 'pywin32',
  win32com: 'pywin32',
  win32print: 'pywin32',
  yaml: 'PyYAML',
  zmq: 'pyzmq',
}
