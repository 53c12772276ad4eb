import type { Series } from '../text/series.ts'

/** What a series' own requirements are and which Python it runs on. */
export interface SeriesPython {
  /** distributions of `requirements.txt` and `setup.py`, in lower case */
  readonly requires: readonly string[]
  /** the oldest Python that the release starts on */
  readonly oldest: readonly [major: number, minor: number]
  /** the newest Python that its requirements are written for */
  readonly newest: readonly [major: number, minor: number]
}

const ALWAYS =
  'babel chardet decorator docutils ebaysdk freezegun gevent greenlet idna jinja2 libsass lxml markupsafe num2words ' +
  'ofxparse passlib pillow polib psutil psycopg2 pydot pypdf2 pyserial python-dateutil python-ldap python-stdnum pytz ' +
  'pyusb qrcode reportlab requests vobject werkzeug xlrd xlsxwriter xlwt zeep pypiwin32'

function requires(more: string, without = ''): readonly string[] {
  const gone = new Set(without.split(' '))
  return `${ALWAYS} ${more}`.split(' ').filter((name) => !gone.has(name))
}

/** Read in `requirements.txt`, `setup.py` and `odoo/__init__.py` (`odoo/release.py` for 19.0) of each series. */
export const SERIES_PYTHON: Readonly<Record<Series, SeriesPython>> = {
  '14.0': { requires: requires('mako mock'), oldest: [3, 6], newest: [3, 8] },
  '15.0': { requires: requires('html2text mock pyopenssl'), oldest: [3, 7], newest: [3, 9] },
  '16.0': { requires: requires('cryptography pyopenssl urllib3'), oldest: [3, 7], newest: [3, 10] },
  '17.0': {
    requires: requires('cryptography geoip2 lxml-html-clean pyopenssl rjsmin urllib3'),
    oldest: [3, 10],
    newest: [3, 12],
  },
  '18.0': {
    requires: requires(
      'asn1crypto cbor2 cryptography geoip2 lxml-html-clean openpyxl pyopenssl rjsmin urllib3',
      'ebaysdk pydot',
    ),
    oldest: [3, 10],
    newest: [3, 12],
  },
  '19.0': {
    requires: requires(
      'asn1crypto cbor2 cryptography geoip2 lxml-html-clean openpyxl pyopenssl python-magic rjsmin urllib3',
      'decorator ebaysdk pydot',
    ),
    oldest: [3, 10],
    newest: [3, 13],
  },
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
