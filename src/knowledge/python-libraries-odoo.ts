import type { Series } from '../text/series.ts'

/** What a series' own requirements are and which Python it runs on. */
export interface SeriesPython {
  /**
   * distributions of `requirements.txt` and `setup.py` in their normal form, each with the versions that are pinned for
   * some Python or system, as far as there are
   */
  readonly requires: ReadonlyMap<string, readonly string[]>
  /** the oldest Python that the release starts on */
  readonly oldest: readonly [major: number, minor: number]
  /** the newest Python that its requirements are written for */
  readonly newest: readonly [major: number, minor: number]
}

const REQUIRES_14 = `
babel 2.6.0; chardet 3.0.4; decorator 4.3.0; docutils 0.14; ebaysdk 2.1.5; freezegun 0.3.11 0.3.15
gevent 1.1.2 1.5.0 20.9.0 1.4.0; greenlet 0.4.10 0.4.15 0.4.17; idna 2.6; jinja2 2.10.1 2.11.2; libsass 0.17.0
lxml 3.7.1 4.3.2 4.6.1; mako 1.0.7; markupsafe 1.1.0; mock; num2words 0.5.6; ofxparse 0.19; passlib 1.7.1
pillow 5.4.1 6.1.0 8.1.1; polib 1.1.0; psutil 5.6.6; psycopg2 2.7.7 2.8.5; pydot 1.4.1; pypdf2 1.26.0; pypiwin32
pyserial 3.4; python-dateutil 2.7.3; python-ldap 3.1.0; python-stdnum 1.8; pytz 2019.1; pyusb 1.0.2; qrcode 6.1
reportlab 3.5.13 3.5.55; requests 2.21.0; vobject 0.9.6.1; werkzeug 0.16.1; xlrd 1.1.0 1.2.0; xlsxwriter 1.1.2
xlwt; zeep 3.2.0
`

const REQUIRES_15 = `
babel 2.6.0; chardet 3.0.4; decorator 4.4.2; docutils 0.16; ebaysdk 2.1.5; freezegun 0.3.11 0.3.15
gevent 1.5.0 20.9.0; greenlet 0.4.15 0.4.17; html2text 2020.1.16; idna 2.8; jinja2 2.10.1 2.11.2; libsass 0.18.0
lxml 4.3.2 4.6.1; markupsafe 1.1.0; mock; num2words 0.5.6; ofxparse 0.19; passlib 1.7.2; pillow 8.1.2
polib 1.1.0; psutil 5.6.6; psycopg2 2.7.7 2.8.6; pydot 1.4.1; pyopenssl 19.0.0; pypdf2 1.26.0; pypiwin32
pyserial 3.4; python-dateutil 2.7.3; python-ldap 3.2.0; python-stdnum 1.13; pytz 2019.3; pyusb 1.0.2; qrcode 6.1
reportlab 3.5.59; requests 2.22.0; vobject 0.9.6.1; werkzeug 0.16.1; xlrd 1.1.0 1.2.0; xlsxwriter 1.1.2; xlwt
zeep 3.4.0
`

const REQUIRES_16 = `
babel 2.9.1; chardet 3.0.4; cryptography 3.4.8; decorator 4.4.2; docutils 0.16; ebaysdk 2.1.5
freezegun 0.3.11 0.3.15; gevent 1.5.0 20.9.0 21.8.0; greenlet 0.4.15 0.4.17 1.1.2; idna 2.8; jinja2 2.11.3
libsass 0.18.0; lxml 4.6.5; markupsafe 1.1.0; num2words 0.5.6; ofxparse 0.19 0.21; passlib 1.7.3; pillow 9.0.1
polib 1.1.0; psutil 5.6.7; psycopg2 2.7.7 2.8.6; pydot 1.4.1; pyopenssl 19.0.0; pypdf2 1.26.0; pypiwin32
pyserial 3.4; python-dateutil 2.7.3; python-ldap 3.4.0; python-stdnum 1.13; pytz 2019.3; pyusb 1.0.2; qrcode 6.1
reportlab 3.5.59; requests 2.25.1; urllib3 1.26.5; vobject 0.9.6.1; werkzeug 0.16.1 2.0.2; xlrd 1.1.0 1.2.0
xlsxwriter 1.1.2; xlwt; zeep 3.4.0
`

const REQUIRES_17 = `
babel 2.9.1 2.10.3; chardet 4.0.0 5.2.0; cryptography 3.4.8 42.0.8; decorator 4.4.2 5.1.1; docutils 0.17 0.20.1
ebaysdk 2.1.5; freezegun 1.1.0 1.2.1; geoip2 2.9.0; gevent 21.8.0 22.10.2 24.2.1; greenlet 1.1.2 2.0.2 3.0.3
idna 2.10 3.6; jinja2 3.0.3 3.1.2; libsass 0.20.1 0.22.0; lxml 4.8.0 4.9.3 5.2.1; lxml-html-clean
markupsafe 2.0.1 2.1.2 2.1.5; num2words 0.5.10 0.5.13; ofxparse 0.21; passlib 1.7.4; pillow 9.0.1 9.4.0 10.2.0
polib 1.1.1; psutil 5.9.0 5.9.4 5.9.8; psycopg2 2.9.2 2.9.5 2.9.9; pydot 1.4.2; pyopenssl 21.0.0 24.1.0
pypdf2 1.26.0 2.12.1; pypiwin32; pyserial 3.5; python-dateutil 2.8.1 2.8.2; python-ldap 3.4.0 3.4.4
python-stdnum 1.17 1.19; pytz; pyusb 1.2.1; qrcode 7.3.1 7.4.2; reportlab 3.6.8 3.6.12 4.1.0
requests 2.25.1 2.31.0; rjsmin 1.1.0 1.2.0; urllib3 1.26.5 2.0.7; vobject 0.9.6.1; werkzeug 2.0.2 2.2.2 3.0.1
xlrd 1.2.0 2.0.1; xlsxwriter 3.0.2 3.1.9; xlwt 1.3.0; zeep 4.1.0 4.2.1
`

const REQUIRES_18 = `
asn1crypto 1.4.0 1.5.1; babel 2.9.1 2.10.3; cbor2 5.4.2 5.6.2; chardet 4.0.0 5.2.0; cryptography 3.4.8 42.0.8
decorator 4.4.2 5.1.1; docutils 0.17 0.20.1; freezegun 1.1.0 1.2.1; geoip2 2.9.0; gevent 21.8.0 22.10.2 24.2.1
greenlet 1.1.2 2.0.2 3.0.3; idna 2.10 3.6; jinja2 3.0.3 3.1.2; libsass 0.20.1 0.22.0; lxml 4.8.0 4.9.3 5.2.1
lxml-html-clean; markupsafe 2.0.1 2.1.2 2.1.5; num2words 0.5.10 0.5.13; ofxparse 0.21; openpyxl 3.0.9 3.1.2
passlib 1.7.4; pillow 9.0.1 9.4.0 10.2.0; polib 1.1.1; psutil 5.9.0 5.9.4 5.9.8; psycopg2 2.9.2 2.9.5 2.9.9
pyopenssl 21.0.0 24.1.0; pypdf2 1.26.0 2.12.1; pypiwin32; pyserial 3.5; python-dateutil 2.8.1 2.8.2
python-ldap 3.4.0 3.4.4; python-stdnum 1.17 1.19; pytz; pyusb 1.2.1; qrcode 7.3.1 7.4.2
reportlab 3.6.8 3.6.12 4.1.0; requests 2.25.1 2.31.0; rjsmin 1.1.0 1.2.0; urllib3 1.26.5 2.0.7; vobject 0.9.6.1
werkzeug 2.0.2 2.2.2 3.0.1; xlrd 1.2.0 2.0.1; xlsxwriter 3.0.2 3.1.9; xlwt 1.3.0; zeep 4.1.0 4.2.1
`

const REQUIRES_19 = `
asn1crypto 1.4.0 1.5.1; babel 2.9.1 2.10.3 2.17.0; cbor2 5.4.2 5.6.2; chardet 4.0.0 5.2.0
cryptography 3.4.8 42.0.8; docutils 0.17 0.20.1; freezegun 1.1.0 1.2.1 1.5.1; geoip2 2.9.0
gevent 21.8.0 22.10.2 24.2.1 24.11.1; greenlet 1.1.2 2.0.2 3.0.3 3.1.1; idna 2.10 3.6; jinja2 3.0.3 3.1.2
libsass 0.20.1 0.22.0; lxml 4.8.0 4.9.3 5.2.1; lxml-html-clean; markupsafe 2.0.1 2.1.2 2.1.5
num2words 0.5.10 0.5.13; ofxparse 0.21; openpyxl 3.0.9 3.1.2; passlib 1.7.4; pillow 9.0.1 9.4.0 10.2.0 11.1.0
polib 1.1.1; psutil 5.9.0 5.9.4 5.9.8; psycopg2 2.9.2 2.9.5 2.9.9 2.9.10; pyopenssl 21.0.0 24.1.0
pypdf2 1.26.0 2.12.1; pypiwin32; pyserial 3.5; python-dateutil 2.8.1 2.8.2; python-ldap 3.4.0 3.4.4
python-magic 0.4.24 0.4.27; python-stdnum 1.17 1.19; pytz; pyusb 1.2.1; qrcode 7.3.1 7.4.2
reportlab 3.6.8 3.6.12 4.1.0; requests 2.25.1 2.31.0; rjsmin 1.1.0 1.2.0; urllib3 1.26.5 2.0.7; vobject 0.9.6.1
werkzeug 2.0.2 2.2.2 3.0.1; xlrd 1.2.0 2.0.1; xlsxwriter 3.0.2 3.1.9; xlwt 1.3.0; zeep 4.1.0 4.2.1 4.3.1
`

/** Entries stand between `;` or on lines of their own. */
function readRequires(text: string): ReadonlyMap<string, readonly string[]> {
  return new Map(
    text
      .trim()
      .split(/; |\n/)
      .map((entry): [string, readonly string[]] => {
        const [name = '', ...versions] = entry.split(' ')
        return [name, versions]
      }),
  )
}

/** Read in `requirements.txt`, `setup.py` and `odoo/__init__.py` (`odoo/release.py` for 19.0) of each series. */
export const SERIES_PYTHON: Readonly<Record<Series, SeriesPython>> = {
  '14.0': { requires: readRequires(REQUIRES_14), oldest: [3, 6], newest: [3, 8] },
  '15.0': { requires: readRequires(REQUIRES_15), oldest: [3, 7], newest: [3, 9] },
  '16.0': { requires: readRequires(REQUIRES_16), oldest: [3, 7], newest: [3, 10] },
  '17.0': { requires: readRequires(REQUIRES_17), oldest: [3, 10], newest: [3, 12] },
  '18.0': { requires: readRequires(REQUIRES_18), oldest: [3, 10], newest: [3, 12] },
  '19.0': { requires: readRequires(REQUIRES_19), oldest: [3, 10], newest: [3, 13] },
}

/**
 * Distributions that others bring along by themselves, by the one that brings them. They are there, though nobody
 * promised them.
 */
export const BROUGHT_ALONG: Readonly<Record<string, string>> = {
  apispec: 'packaging',
  'azure-storage-blob': 'azure-core msrest isodate requests cryptography',
  bokeh: 'jinja2 numpy packaging pillow pyyaml tornado contourpy pandas',
  boto3: 'botocore jmespath s3transfer urllib3 python-dateutil',
  caldav: 'icalendar lxml requests vobject',
  cryptography: 'cffi pycparser',
  docxtpl: 'python-docx docxcompose lxml jinja2',
  'email-validator': 'dnspython idna',
  'extendable-pydantic': 'extendable pydantic',
  'factur-x': 'lxml pypdf pypdf2 pypdf4',
  fastapi: 'starlette pydantic anyio typing-extensions',
  freezegun: 'python-dateutil six',
  'google-api-python-client': 'google-auth google-api-core httplib2 google-auth-httplib2 uritemplate',
  'google-auth': 'cachetools pyasn1 pyasn1-modules rsa',
  'google-auth-oauthlib': 'google-auth requests-oauthlib oauthlib',
  'google-cloud-storage': 'google-auth google-api-core google-cloud-core',
  geoip2: 'aiohttp maxminddb urllib3 yarl multidict attrs',
  geopandas: 'shapely pandas pyproj fiona',
  gevent: 'zope-event zope-interface',
  graphene: 'graphql-core graphql-relay',
  gspread: 'google-auth google-auth-oauthlib',
  jsonschema: 'attrs pyrsistent',
  matplotlib: 'numpy pillow cycler kiwisolver packaging',
  msal: 'requests pyjwt cryptography',
  num2words: 'docopt',
  oauth2client: 'httplib2 pyasn1 rsa six',
  ofxparse: 'beautifulsoup4 soupsieve six lxml',
  openpyxl: 'et-xmlfile',
  openupgradelib: 'lxml psycopg2',
  pandas: 'numpy python-dateutil pytz',
  paramiko: 'bcrypt cryptography pynacl',
  plotly: 'packaging tenacity',
  'prometheus-flask-exporter': 'prometheus-client flask',
  pydantic: 'typing-extensions pydantic-core',
  pydot: 'pyparsing',
  pyopenssl: 'cryptography six',
  pysaml2: 'cryptography defusedxml pyopenssl python-dateutil pytz requests xmlschema',
  pysftp: 'paramiko',
  'python-dateutil': 'six',
  'python-ldap': 'pyasn1 pyasn1-modules',
  'python-telegram-bot': 'httpx',
  qrcode: 'pypng colorama',
  requests: 'certifi charset-normalizer chardet idna urllib3',
  'requests-oauthlib': 'oauthlib requests',
  scipy: 'numpy',
  'scikit-learn': 'numpy scipy joblib threadpoolctl',
  'sentry-sdk': 'certifi urllib3',
  shapely: 'numpy',
  signxml: 'cryptography lxml certifi pyopenssl',
  vcrpy: 'pyyaml wrapt yarl',
  'vcrpy-unittest': 'vcrpy',
  vobject: 'python-dateutil six',
  xmlsig: 'cryptography lxml',
  zeep: 'appdirs attrs cached-property defusedxml isodate platformdirs requests-file requests-toolbelt pytz six',
}

/** Distributions that a module of the release declares for itself: whoever depends on the module has them. */
export const DECLARED_BY_CORE: Readonly<Record<string, string>> = {
  account_edi_proxy_client: 'cryptography',
  account_peppol: 'phonenumbers',
  auth_ldap: 'python-ldap',
  cloud_storage_google: 'google-auth',
  l10n_eg_edi_eta: 'asn1crypto',
  l10n_es_edi_sii: 'pyopenssl',
  website: 'geoip2',
}
