/** An advisory about a well-known weakness, told in our own words; what versions it touches is as published. */
export interface SampleAdvisory {
  readonly cve: string
  readonly title: string
  readonly details: string
  /** CVSS 3.1. */
  readonly vector: string
  readonly published: string
  /** Ecosystem, package, then pairs of the first version that has it and the first that has it no more. */
  readonly affected: readonly (readonly [ecosystem: string, name: string, ...versions: string[]])[]
  /** On the list of what is exploited: since when, until when it is to be mended, whether ransomware uses it. */
  readonly exploited?: readonly [addedOn: string, dueOn: string, ransomware: boolean]
  /** Probability of exploitation, and the share of CVEs at or below it. */
  readonly epss: readonly [score: number, percentile: number]
  /** Known to the company only since today. */
  readonly fresh?: boolean
}

export const advisories: readonly SampleAdvisory[] = [
  {
    cve: 'CVE-2023-4911',
    title: 'glibc: overlong GLIBC_TUNABLES overruns the buffer of the dynamic loader',
    details:
      'While it starts a program, the dynamic loader of the GNU C Library copies the environment variable GLIBC_TUNABLES into a buffer that can be too short. Whoever may run a set-user-ID program on the machine can become root. Distributions have carried the flawed code back into older releases.',
    vector: 'CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H',
    published: '2023-10-03',
    affected: [
      ['Debian:12', 'glibc', '0', '2.36-9+deb12u3'],
      ['Debian:11', 'glibc', '0', '2.31-13+deb11u7'],
    ],
    exploited: ['2023-11-21', '2023-12-12', false],
    epss: [0.69, 0.986],
    fresh: true,
  },
  {
    cve: 'CVE-2024-6387',
    title: 'OpenSSH server: race in the signal handler lets strangers run code before signing in',
    details:
      'When nobody signs in within the time allowed, sshd calls functions from its signal handler that must not be called there. By winning a race over many attempts, an attacker without any account may run code as root on systems with glibc. Known as regreSSHion: the mistake had been mended in 2006 and came back.',
    vector: 'CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H',
    published: '2024-07-01',
    affected: [['Debian:12', 'openssh', '0', '1:9.2p1-2+deb12u3']],
    epss: [0.43, 0.974],
    fresh: true,
  },
  {
    cve: 'CVE-2023-0286',
    title: 'OpenSSL: type confusion while comparing X.400 addresses of certificates',
    details:
      'OpenSSL takes an X.400 address within a GeneralName for a plain string. Where lists of revoked certificates are checked, a certificate together with such a list, both made by the attacker, can read memory or crash the program. Python packages that carry OpenSSL within them have it too.',
    vector: 'CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:N/A:H',
    published: '2023-02-07',
    affected: [
      ['Debian:11', 'openssl', '0', '1.1.1n-0+deb11u4'],
      ['Debian:12', 'openssl', '0', '3.0.8-1'],
      ['Alpine:v3.17', 'openssl', '0', '3.0.8-r0'],
      ['PyPI', 'cryptography', '0.8.1', '39.0.1'],
    ],
    epss: [0.87, 0.994],
  },
  {
    cve: 'CVE-2022-0778',
    title: 'OpenSSL: a certificate with a crafted elliptic curve makes parsing run for ever',
    details:
      'The function that finds square roots modulo a prime never ends when the number is no prime. Curve parameters of a certificate reach it before the signature is checked, so that any server or client that parses a certificate from outside can be made to hang.',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H',
    published: '2022-03-15',
    affected: [['Debian:11', 'openssl', '0', '1.1.1k-1+deb11u2']],
    epss: [0.07, 0.913],
  },
  {
    cve: 'CVE-2023-5363',
    title: 'OpenSSL 3: key and nonce lengths set by parameters come too late',
    details:
      'Lengths of key and initialisation vector that a program sets through parameters are taken over only after both were used. With some modes of some ciphers a value is cut off, and messages may be protected by a nonce that repeats.',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N',
    published: '2023-10-24',
    affected: [
      ['Debian:12', 'openssl', '0', '3.0.11-1~deb12u2'],
      ['Alpine:v3.17', 'openssl', '0', '3.0.12-r0'],
    ],
    epss: [0.01, 0.742],
  },
  {
    cve: 'CVE-2023-38545',
    title: 'curl: long host names overrun the heap while talking to a SOCKS5 proxy',
    details:
      'If a host name is too long for the proxy to resolve, curl means to resolve it itself. During a slow handshake that decision is lost, and the long name is copied into a buffer that is too small. It takes a redirect or another host name chosen by an attacker, and a proxy of the kind socks5h.',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    published: '2023-10-11',
    affected: [
      ['Debian:11', 'curl', '0', '7.74.0-1.3+deb11u10'],
      ['Debian:12', 'curl', '0', '7.88.1-10+deb12u4'],
      ['Alpine:v3.17', 'curl', '0', '8.4.0-r0'],
    ],
    epss: [0.26, 0.961],
  },
  {
    cve: 'CVE-2021-4034',
    title: 'polkit: pkexec run without arguments gives root to local users',
    details:
      'Called with an empty list of arguments, pkexec reads and writes beyond it, into the environment. With that, a variable that is normally removed from set-user-ID programs comes back, and code of the caller is loaded as root.',
    vector: 'CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H',
    published: '2022-01-25',
    affected: [['Debian:11', 'policykit-1', '0', '0.105-31+deb11u1']],
    exploited: ['2022-06-27', '2022-07-18', false],
    epss: [0.88, 0.995],
  },
  {
    cve: 'CVE-2024-1086',
    title: 'Linux kernel: memory of netfilter is used after it was freed',
    details:
      'nf_tables accepts positive values as the error of a dropped packet. Such a packet is freed twice, and a local user who may open network namespaces can become root.',
    vector: 'CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H',
    published: '2024-01-31',
    affected: [
      ['Debian:11', 'linux', '0', '5.10.209-2'],
      ['Debian:12', 'linux', '0', '6.1.76-1'],
    ],
    exploited: ['2024-05-30', '2024-06-20', true],
    epss: [0.85, 0.993],
  },
  {
    cve: 'CVE-2022-0847',
    title: 'Linux kernel: pipes let read-only files be overwritten (Dirty Pipe)',
    details:
      'New pipe buffers keep flags of old ones. A local user can thereby write into the page cache of files they may only read, and so change programs that run as root.',
    vector: 'CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H',
    published: '2022-03-07',
    affected: [['Debian:11', 'linux', '0', '5.10.92-2']],
    exploited: ['2022-04-25', '2022-05-16', false],
    epss: [0.82, 0.992],
  },
  {
    cve: 'CVE-2022-37434',
    title: 'zlib: an oversized extra field of a gzip header overruns the heap',
    details:
      'inflate() writes past its buffer when a gzip header carries a very large extra field. Only programs that ask for the header by inflateGetHeader() are touched; most do not.',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    published: '2022-08-05',
    affected: [['Debian:11', 'zlib', '0', '1:1.2.11.dfsg-2+deb11u2']],
    epss: [0.92, 0.997],
  },
  {
    cve: 'CVE-2023-4863',
    title: 'libwebp: a crafted WebP image writes beyond the heap buffer',
    details:
      'Tables for lossless decoding are built before their size is known to fit. Looking at a crafted image is enough to run code. Whatever contains libwebp has it: browsers, image libraries, frameworks for screens.',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H',
    published: '2023-09-12',
    affected: [
      ['Debian:12', 'libwebp', '0', '1.2.4-0.2+deb12u1'],
      ['NuGet', 'SkiaSharp', '2.0.0', '2.88.6'],
      ['PyPI', 'pillow', '0', '10.0.1'],
    ],
    exploited: ['2023-09-13', '2023-10-04', false],
    epss: [0.94, 0.999],
  },
  {
    cve: 'CVE-2023-48795',
    title: 'SSH: messages at the start of a connection can be cut out unseen (Terrapin)',
    details:
      'Sequence numbers are not reset after the handshake. Somebody in the middle may drop the first protected messages without either side noticing, and thereby switch off extensions such as the one against keystroke timing. Clients and servers of nearly all makers are touched.',
    vector: 'CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:H/A:N',
    published: '2023-12-18',
    affected: [
      ['Debian:11', 'openssh', '0', '1:8.4p1-5+deb11u3'],
      ['Debian:12', 'openssh', '0', '1:9.2p1-2+deb12u2'],
      ['Alpine:v3.17', 'dropbear', '0', '2022.83-r1'],
      ['Go', 'golang.org/x/crypto', '0', '0.17.0'],
      ['PyPI', 'paramiko', '2.5.0', '3.4.0'],
      ['crates.io', 'russh', '0', '0.40.2'],
    ],
    epss: [0.53, 0.979],
  },
  {
    cve: 'CVE-2021-44142',
    title: 'Samba: extended attributes overrun the heap of vfs_fruit',
    details:
      'The module that serves Apple clients parses extended attributes without checking their bounds. A user who may write such attributes, a guest where that is allowed, runs code as root on the file server.',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H',
    published: '2022-01-31',
    affected: [['Debian:11', 'samba', '0', '2:4.13.13+dfsg-1~deb11u3']],
    epss: [0.59, 0.982],
  },
  {
    cve: 'CVE-2023-50387',
    title: 'DNSSEC: one answer keeps a resolver busy for minutes (KeyTrap)',
    details:
      'The standard asks a validating resolver to try every combination of keys and signatures. A zone with many of both makes it compute for very long, so that nobody else gets an answer.',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H',
    published: '2024-02-14',
    affected: [
      ['Debian:12', 'bind9', '0', '1:9.18.24-1'],
      ['Debian:12', 'dnsmasq', '0', '2.90-1~deb12u1'],
      ['Alpine:v3.17', 'dnsmasq', '0', '2.90-r0'],
      ['Alpine:v3.19', 'dnsmasq', '0', '2.90-r0'],
    ],
    epss: [0.48, 0.976],
    fresh: true,
  },
  {
    cve: 'CVE-2023-44487',
    title: 'HTTP/2: opened and at once cancelled requests overwhelm servers (Rapid Reset)',
    details:
      'A client may cancel a request as soon as it has sent it, and so never reaches the limit of open ones while the server has the work of each. The largest overloads seen until then were made this way. Every implementation of HTTP/2 had to find a limit of its own.',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H',
    published: '2023-10-10',
    affected: [
      ['Debian:11', 'nghttp2', '0', '1.43.0-1+deb11u1'],
      ['Debian:12', 'nghttp2', '0', '1.52.0-1+deb12u1'],
      ['Alpine:v3.17', 'lighttpd', '0', '1.4.73-r0'],
      ['Go', 'golang.org/x/net', '0', '0.17.0'],
      ['Go', 'google.golang.org/grpc', '0', '1.56.3', '1.57.0', '1.57.1', '1.58.0', '1.58.3'],
      ['Maven', 'org.apache.tomcat.embed:tomcat-embed-core', '8.5.0', '8.5.94', '9.0.0', '9.0.81'],
    ],
    exploited: ['2023-10-10', '2023-10-31', false],
    epss: [0.94, 0.999],
  },
  {
    cve: 'CVE-2021-44228',
    title: 'Log4j 2: looked-up names in logged text load code from outside (Log4Shell)',
    details:
      'Log4j replaces expressions within the text it logs. One kind asks a directory server for an object, and the object may be code. Whoever gets a text of theirs logged, such as the name of a browser, runs code on the server.',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H',
    published: '2021-12-10',
    affected: [
      [
        'Maven',
        'org.apache.logging.log4j:log4j-core',
        '2.0-beta9',
        '2.3.1',
        '2.4',
        '2.12.2',
        '2.13.0',
        '2.15.0',
      ],
    ],
    exploited: ['2021-12-10', '2021-12-24', true],
    epss: [0.94, 0.9999],
  },
  {
    cve: 'CVE-2021-45046',
    title: 'Log4j 2: the first correction of Log4Shell misses patterns with context data',
    details:
      'With a layout that logs values of the thread context, the expressions of Log4Shell are still replaced after the update to 2.15.0. Depending on the set-up the server can be overloaded or made to run code.',
    vector: 'CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:C/C:H/I:H/A:H',
    published: '2021-12-14',
    affected: [['Maven', 'org.apache.logging.log4j:log4j-core', '0', '2.12.2', '2.13.0', '2.16.0']],
    exploited: ['2023-05-01', '2023-05-22', true],
    epss: [0.94, 0.999],
  },
  {
    cve: 'CVE-2022-22965',
    title: 'Spring Framework: request parameters reach the class loader (Spring4Shell)',
    details:
      'Since Java 9, binding parameters of a request to an object can reach properties of its class loader. On Tomcat with the application deployed as a WAR file that suffices to write a file of the attacker and run it.',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    published: '2022-03-31',
    affected: [
      ['Maven', 'org.springframework:spring-beans', '0', '5.2.20.RELEASE', '5.3.0', '5.3.18'],
      ['Maven', 'org.springframework:spring-webmvc', '0', '5.2.20.RELEASE', '5.3.0', '5.3.18'],
    ],
    exploited: ['2022-04-04', '2022-04-25', false],
    epss: [0.94, 0.999],
  },
  {
    cve: 'CVE-2022-42889',
    title: 'Apache Commons Text: interpolated strings may run scripts (Text4Shell)',
    details:
      'The default set of lookups for interpolation contains script, DNS and URL. A program that interpolates text from outside with it runs what the text says.',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    published: '2022-10-13',
    affected: [['Maven', 'org.apache.commons:commons-text', '1.5', '1.10.0']],
    epss: [0.94, 0.998],
  },
  {
    cve: 'CVE-2020-1938',
    title: 'Apache Tomcat: the AJP connector hands out files of applications (Ghostcat)',
    details:
      'The AJP connector trusts whoever connects and was open by default. Through it any file of a web application can be read, and run as a page where files can be uploaded.',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    published: '2020-02-24',
    affected: [
      [
        'Maven',
        'org.apache.tomcat.embed:tomcat-embed-core',
        '7.0.0',
        '7.0.100',
        '8.0.0',
        '8.5.51',
        '9.0.0',
        '9.0.31',
      ],
    ],
    exploited: ['2022-03-03', '2022-03-17', false],
    epss: [0.94, 0.999],
  },
  {
    cve: 'CVE-2023-46604',
    title: 'Apache ActiveMQ: OpenWire messages create any class',
    details:
      'A message of the OpenWire protocol may name an error class, which the other side creates with a text of the sender. With a class that loads its configuration from an address, brokers and clients run code from outside.',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    published: '2023-10-27',
    affected: [
      [
        'Maven',
        'org.apache.activemq:activemq-client',
        '0',
        '5.15.16',
        '5.16.0',
        '5.16.7',
        '5.17.0',
        '5.17.6',
        '5.18.0',
        '5.18.3',
      ],
    ],
    exploited: ['2023-11-02', '2023-11-23', true],
    epss: [0.94, 0.999],
  },
  {
    cve: 'CVE-2024-23897',
    title: 'Jenkins: the command line interface reads files of the controller',
    details:
      'The parser of command lines replaces an argument that begins with @ by the content of the file named. Without an account the first lines of any file can be read, with one the whole file; secrets among them open the rest.',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    published: '2024-01-24',
    affected: [
      ['Maven', 'org.jenkins-ci.main:jenkins-core', '1.606', '2.426.3', '2.427', '2.440.1', '2.441', '2.442'],
    ],
    exploited: ['2024-08-19', '2024-09-09', true],
    epss: [0.94, 0.999],
  },
  {
    cve: 'CVE-2022-1471',
    title: 'SnakeYAML: its constructor creates any class that a document names',
    details:
      'Without the safe constructor, tags of a YAML document decide which classes are created. Documents from outside can run code. Version 2.0 makes the safe one the default.',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    published: '2022-12-12',
    affected: [['Maven', 'org.yaml:snakeyaml', '0', '2.0']],
    epss: [0.94, 0.998],
  },
  {
    cve: 'CVE-2022-42003',
    title: 'jackson-databind: deeply nested arrays exhaust the stack',
    details:
      'With the setting that takes single values out of arrays, nesting is not limited. A small document with thousands of brackets ends the thread that reads it.',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H',
    published: '2022-10-03',
    affected: [
      ['Maven', 'com.fasterxml.jackson.core:jackson-databind', '2.4.0-rc1', '2.12.7.1', '2.13.0', '2.13.4.2'],
    ],
    epss: [0.003, 0.533],
  },
  {
    cve: 'CVE-2020-11023',
    title: 'jQuery: option elements from outside run script when inserted',
    details:
      'Passing HTML with option elements from an untrusted source to one of the methods that insert it can run script, even after the HTML was sanitised. Mended in 3.5.0, where HTML is no longer rewritten.',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N',
    published: '2020-04-29',
    affected: [['npm', 'jquery', '1.0.3', '3.5.0']],
    exploited: ['2025-01-23', '2025-02-13', false],
    epss: [0.35, 0.968],
  },
  {
    cve: 'CVE-2021-23337',
    title: 'lodash: template options are run as code',
    details:
      'The option that names the variable of a template goes into the compiled function as it is. Where it comes from outside, it is code.',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H',
    published: '2021-02-15',
    affected: [['npm', 'lodash', '0', '4.17.21']],
    epss: [0.008, 0.731],
  },
  {
    cve: 'CVE-2024-37890',
    title: 'ws: requests with very many headers end the process',
    details:
      'A request that upgrades to a web socket with more headers than the server allows leads to an access of nothing, and the process ends.',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H',
    published: '2024-06-17',
    affected: [['npm', 'ws', '2.1.0', '5.2.4', '6.0.0', '6.2.3', '7.0.0', '7.5.10', '8.0.0', '8.17.1']],
    epss: [0.006, 0.689],
  },
  {
    cve: 'CVE-2021-44906',
    title: 'minimist: arguments change the prototype of all objects',
    details:
      'An argument whose name walks through constructor and prototype sets properties of every object of the program.',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    published: '2022-03-18',
    affected: [['npm', 'minimist', '0', '0.2.4', '1.0.0', '1.2.6']],
    epss: [0.012, 0.785],
  },
  {
    cve: 'CVE-2024-29415',
    title: 'ip: addresses in unusual spelling count as public',
    details:
      'The package takes some spellings of internal addresses, such as ::fFFf:127.0.0.1, for public ones. Who relies on it to keep requests out of the own network lets them in. No version mends it.',
    vector: 'CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H',
    published: '2024-05-27',
    affected: [['npm', 'ip', '0']],
    epss: [0.04, 0.88],
  },
  {
    cve: 'CVE-2023-45133',
    title: 'Babel: compiling crafted source code runs it',
    details:
      'Some plug-ins evaluate expressions while they compile. A crafted program is thereby run on the machine that only translates it. Nothing happens to who compiles nothing but code of their own.',
    vector: 'CVSS:3.1/AV:L/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H',
    published: '2023-10-12',
    affected: [['npm', '@babel/traverse', '0', '7.23.2']],
    epss: [0.001, 0.29],
  },
  {
    cve: 'CVE-2024-21538',
    title: 'cross-spawn: a long argument keeps a regular expression busy',
    details:
      'Arguments are escaped with a regular expression that takes far too long over many backslashes. Only where arguments come from outside does it matter.',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H',
    published: '2024-11-08',
    affected: [['npm', 'cross-spawn', '0', '6.0.6', '7.0.0', '7.0.5']],
    epss: [0.002, 0.41],
  },
  {
    cve: 'CVE-2023-32681',
    title: 'Requests: credentials for a proxy reach the destination',
    details:
      'When a redirect leads to an address with TLS, the header with the credentials for the proxy is sent into the tunnel, and the server at its other end reads them.',
    vector: 'CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:C/C:H/I:N/A:N',
    published: '2023-05-22',
    affected: [['PyPI', 'requests', '2.3.0', '2.31.0']],
    epss: [0.06, 0.905],
  },
  {
    cve: 'CVE-2022-28346',
    title: 'Django: names of computed columns are put into SQL unchecked',
    details:
      'Dictionaries passed on as keyword arguments of annotate(), aggregate() and extra() become names of columns. A crafted one is SQL of the attacker.',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    published: '2022-04-12',
    affected: [['PyPI', 'django', '2.2', '2.2.28', '3.2', '3.2.13', '4.0', '4.0.4']],
    epss: [0.03, 0.864],
    fresh: true,
  },
  {
    cve: 'CVE-2024-22195',
    title: 'Jinja: keys with spaces become attributes of an element',
    details:
      'The filter xmlattr does not refuse keys with spaces. Where keys come from users, they add attributes, and with them script, to a page.',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N',
    published: '2024-01-11',
    affected: [['PyPI', 'jinja2', '0', '3.1.3']],
    epss: [0.002, 0.38],
  },
  {
    cve: 'CVE-2020-14343',
    title: 'PyYAML: the full loader still creates objects that run code',
    details:
      'The correction of an earlier flaw was not complete. Documents from outside that are read by full_load or FullLoader can run code through constructors of objects.',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    published: '2021-02-09',
    affected: [['PyPI', 'pyyaml', '0', '5.4']],
    epss: [0.14, 0.942],
  },
  {
    cve: 'CVE-2024-3651',
    title: 'idna: some long domain names take very long to encode',
    details: 'encode() needs quadratic time for crafted names, so that a few of them keep a process busy.',
    vector: 'CVSS:3.1/AV:L/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H',
    published: '2024-04-11',
    affected: [['PyPI', 'idna', '0', '3.7']],
    epss: [0.001, 0.3],
  },
  {
    cve: 'CVE-2024-21626',
    title: 'runc: a descriptor left open leads out of the container (Leaky Vessels)',
    details:
      'A new container inherits a descriptor of a folder of the host. An image that names it as its working folder stands outside of the container and may write to the host.',
    vector: 'CVSS:3.1/AV:L/AC:L/PR:N/UI:R/S:C/C:H/I:H/A:H',
    published: '2024-01-31',
    affected: [['Go', 'github.com/opencontainers/runc', '1.0.0-rc93', '1.1.12']],
    epss: [0.05, 0.895],
    fresh: true,
  },
  {
    cve: 'CVE-2022-32149',
    title: 'golang.org/x/text: long language headers take very long to parse',
    details:
      'ParseAcceptLanguage needs quadratic time. A request with a long header of accepted languages keeps the server busy.',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H',
    published: '2022-10-14',
    affected: [['Go', 'golang.org/x/text', '0', '0.3.8']],
    epss: [0.003, 0.51],
  },
  {
    cve: 'CVE-2024-32650',
    title: 'rustls: a closed connection makes complete_io run for ever',
    details:
      'If a close_notify follows the client hello, ConnectionCommon::complete_io never returns and keeps a processor busy. Asynchronous users that do not call it are not touched.',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H',
    published: '2024-04-19',
    affected: [['crates.io', 'rustls', '0', '0.21.11', '0.22.0', '0.22.4', '0.23.0', '0.23.5']],
    epss: [0.004, 0.6],
  },
  {
    cve: 'CVE-2022-24713',
    title: 'Rust regex: empty repetitions evade the limit on complexity',
    details:
      'Repeating nothing very often costs time that the guard against complex expressions does not count. Who lets others write the expressions can be overloaded.',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H',
    published: '2022-03-08',
    affected: [['crates.io', 'regex', '0', '1.5.5']],
    epss: [0.01, 0.76],
  },
  {
    cve: 'CVE-2024-21907',
    title: 'Newtonsoft.Json: deep nesting ends the process',
    details:
      'Reading or writing very deeply nested JSON exhausts the stack, which a .NET program does not survive. Version 13.0.1 limits the depth.',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H',
    published: '2022-06-22',
    affected: [['NuGet', 'Newtonsoft.Json', '0', '13.0.1']],
    epss: [0.009, 0.74],
  },
  {
    cve: 'CVE-2018-8292',
    title: '.NET: redirects carry the authentication header to other servers',
    details:
      'System.Net.Http follows a redirect with the authentication of the first request. Another server then reads it.',
    vector: 'CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N',
    published: '2018-10-10',
    affected: [['NuGet', 'System.Net.Http', '0', '4.3.4']],
    epss: [0.02, 0.83],
  },
  {
    cve: 'CVE-2025-30066',
    title: 'GitHub action changed-files: replaced by one that prints secrets',
    details:
      'Attackers moved the tags of the action to a commit of theirs, which wrote secrets of the build into its log. Builds that ran it in March 2025 have to change their secrets, whatever version they name.',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:N/A:N',
    published: '2025-03-15',
    affected: [['GitHub Actions', 'tj-actions/changed-files', '0', '46.0.1']],
    exploited: ['2025-03-18', '2025-04-08', false],
    epss: [0.92, 0.997],
  },
  {
    cve: 'CVE-2022-29181',
    title: 'Nokogiri: unexpected kinds of input crash the SAX parsers',
    details:
      'The SAX parsers do not check that they were given a text. Other input reads memory that is not theirs, or ends the process.',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:N/A:H',
    published: '2022-05-23',
    affected: [['RubyGems', 'nokogiri', '0', '1.13.6']],
    epss: [0.01, 0.77],
  },
  {
    cve: 'CVE-2022-30123',
    title: 'Rack: logged requests may carry sequences for the terminal',
    details:
      'The loggers Lint and CommonLogger write parts of requests as they are. Who looks at the log in a terminal runs the escape sequences of the sender.',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H',
    published: '2022-05-27',
    affected: [['RubyGems', 'rack', '0', '2.0.9.1', '2.1', '2.1.4.1', '2.2', '2.2.3.1']],
    epss: [0.01, 0.78],
  },
]
