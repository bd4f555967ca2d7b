import { type ExpectedDocument, expecting } from './expectation.ts'

/** Maven, Packagist, NuGet: established by reading the advisories that name each package. */
export const applicationDocuments: readonly ExpectedDocument[] = [
  {
    path: 'cyclonedx-bom-examples/SBOM/keycloak-10.0.2/bom.json.gz',
    components: [
      expecting('pkg:maven/ch.qos.logback/logback-classic@1.1.11', 'CVE-2017-5929', 'before 1.2.0'),
      expecting('pkg:maven/ch.qos.logback/logback-classic@1.2.3', '', 'past 1.2.0'),
      expecting(
        'pkg:maven/commons-collections/commons-collections@3.2.1',
        'CVE-2015-6420 CVE-2015-7501',
        'before 3.2.2',
      ),
      expecting('pkg:maven/commons-collections/commons-collections@3.2.2', '', 'the first fixed one'),
      expecting(
        'pkg:maven/org.apache.commons/commons-collections4@4.1',
        '',
        'the first fixed one of the renamed artifact',
      ),
      expecting(
        'pkg:maven/com.google.guava/guava@25.0-jre',
        'CVE-2020-8908 CVE-2023-2976',
        'before 32.0.0-android; CVE-2018-10237 was fixed in 24.1.1-android',
      ),
      expecting(
        'pkg:maven/log4j/log4j@1.2.17',
        'CVE-2019-17571 CVE-2022-23305 CVE-2022-23307 CVE-2021-4104 CVE-2022-23302',
        'the last release of 1.x, never fixed',
      ),
      expecting('pkg:maven/com.jcraft/jsch@0.1.54', '', 'the first fixed one'),
      expecting(
        'pkg:maven/org.eclipse.jgit/org.eclipse.jgit@5.0.2.201807311906-r',
        'CVE-2023-4759',
        'before 5.13.3.202401111512-r; CVE-2014-9390 was fixed in 3.5.3',
      ),
      expecting(
        'pkg:maven/org.wildfly.security/wildfly-elytron@1.11.4.Final',
        'CVE-2021-3642 CVE-2022-3143',
        'before 1.15.5 and 1.15.15.Final; 1.11.4.Final is the 1.11.4 that fixed CVE-2020-10714',
      ),
      expecting(
        'pkg:maven/com.h2database/h2@1.4.197',
        'CVE-2022-23221 CVE-2021-42392',
        'before 2.1.210 and 2.0.206; the two others came with 1.4.198',
      ),
      expecting('pkg:maven/xalan/xalan@2.7.1', 'CVE-2022-34169 CVE-2014-0107', 'before 2.7.3 and 2.7.2'),
      expecting('pkg:maven/xalan/xalan@2.7.2', 'CVE-2022-34169', 'fixes CVE-2014-0107'),
      expecting(
        'pkg:maven/xerces/xercesImpl@2.10.0',
        'CVE-2022-23437 CVE-2012-0881 CVE-2020-14338',
        'before 2.12.2, 2.12.0 and 2.12.0.sp3; CVE-2009-2625 was fixed in just this one',
      ),
      expecting(
        'pkg:maven/org.hibernate.validator/hibernate-validator@6.0.12.Final',
        'CVE-2020-10693 CVE-2023-1932',
        'before 6.0.20.Final and 6.2.0.Final',
      ),
      expecting('pkg:maven/com.squareup.okio/okio@1.17.2', 'CVE-2023-3635', 'before 1.17.6'),
      expecting(
        'pkg:maven/org.springframework.boot/spring-boot@1.5.20.RELEASE',
        'CVE-2022-27772',
        'before 2.2.11.RELEASE; CVE-2018-1196 ends with 1.5.9, and 20 is more than 10',
      ),
      expecting('pkg:maven/junit/junit@4.12', 'CVE-2020-15250', 'between 4.7 and 4.13.1'),
    ],
  },
  {
    path: 'cyclonedx-bom-examples/SBOM/laravel-7.12.0/bom.1.4.json',
    components: [
      expecting('pkg:composer/guzzlehttp/guzzle@6.5.8', '', 'the first one with all six fixed'),
      expecting(
        'pkg:composer/league/commonmark@1.6.7',
        'GHSA-c2pc-g5qf-rfrf',
        'before 2.6.0; the others were fixed by 0.18.3',
      ),
      expecting('pkg:composer/league/flysystem@1.1.10', '', 'fixed in 1.1.4, and 10 is more than 4'),
      expecting('pkg:composer/monolog/monolog@2.8.0', '', 'fixed in 1.12.0'),
      expecting('pkg:composer/nesbot/carbon@2.63.0', 'CVE-2025-22145', 'before 2.72.6'),
      expecting('pkg:composer/swiftmailer/swiftmailer@v6.3.0', '', 'past 6.2.5, 5.4.5 and 5.2.1'),
      expecting('pkg:composer/symfony/process@v5.4.11', 'CVE-2024-51736', 'before 5.4.46'),
      expecting(
        'pkg:composer/symfony/http-kernel@v5.4.16',
        'CVE-2022-24894',
        'before 5.4.20; the six others end earlier',
      ),
      expecting('pkg:composer/symfony/error-handler@v5.4.15', '', 'only 4.4.0 to 4.4.3 and 5.0.0 to 5.0.3'),
    ],
  },
  {
    path: 'bom-shelter-wild/cyclonedx/obsidian-sailboat-sbom-cdx.json',
    components: [
      expecting(
        'pkg:nuget/System.Net.Http@4.3.2',
        'CVE-2018-8292',
        'before 4.3.4; the four of 2017 end with 4.3.1',
      ),
      expecting(
        'pkg:nuget/System.Private.Uri@4.3.0',
        'CVE-2019-0981 CVE-2019-0657 CVE-2019-0980',
        'before 4.3.2',
      ),
      expecting(
        'pkg:nuget/System.Text.RegularExpressions@4.3.0',
        'CVE-2019-0820',
        'the one version before 4.3.1',
      ),
      expecting('pkg:nuget/System.Security.Cryptography.X509Certificates@4.3.0', '', 'only 4.0.0 to 4.1.1'),
      expecting('pkg:nuget/System.Net.Requests@4.3.0', '', 'only 6.0, 7.0 and a candidate of 8.0'),
    ],
  },
]
