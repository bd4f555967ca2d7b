import { describe } from 'vitest'
import { entry, osv, told, tryScenarios, until, upTo } from '../matching/scenarios.ts'

describe('Python', async () => {
  await tryScenarios(5100, [
    {
      story: 'a build of the last affected release with a local label is that release',
      seen: 'PEP 440, version specifiers',
      records: told('PyPI', 'cudalike', ...upTo('2.0.1')),
      says: {
        'pkg:pypi/cudalike@2.0.1%2Bcu118': 'affected',
        'pkg:pypi/cudalike@2.0.1%2Bcpu.cxx11.abi': 'affected',
        'pkg:pypi/cudalike@2.0.1.post1': null,
        'pkg:pypi/cudalike@2.0.2%2Bcu118': null,
      },
    },
    {
      story: 'and where the release is only listed',
      seen: 'PEP 440, version specifiers',
      records: (id) => [osv(id, [entry(['PyPI', 'cudalisted'], [], { versions: ['1.13.0'] })])],
      says: { 'pkg:pypi/cudalisted@1.13.0%2Bcu117': 'affected', 'pkg:pypi/cudalisted@1.13.1%2Bcu117': null },
    },
    {
      story: 'a local build of the fixed release has the fix',
      seen: 'anchore/grype grype/matcher/python/matcher_test.go',
      records: told('PyPI', 'cudafixed', ...until('2.6.0')),
      says: { 'pkg:pypi/cudafixed@2.5.1%2Bcu124': 'affected', 'pkg:pypi/cudafixed@2.6.0%2Bcu124': null },
    },
    {
      story: 'one local build that is named is not the others',
      seen: 'pypa/packaging test_version.py',
      records: told('PyPI', 'cudaone', ...upTo('2.0.1+cu117')),
      says: {
        'pkg:pypi/cudaone@2.0.1': 'affected',
        'pkg:pypi/cudaone@2.0.1%2Bcu117': 'affected',
        'pkg:pypi/cudaone@2.0.1%2Bcu118': null,
      },
    },
    {
      story: 'a short bound is not rounded to what one has',
      seen: 'aquasecurity/trivy#713',
      records: told('PyPI', 'rounded', { introduced: '3.0' }, { fixed: '3.0.1' }),
      says: {
        'pkg:pypi/rounded@3.0': 'affected',
        'pkg:pypi/rounded@3.0.10': null,
        'pkg:pypi/rounded@2.2.28': null,
      },
    },
    {
      story: 'candidates, posts and developments stand where PEP 440 has them',
      seen: 'pypa/packaging test_version.py',
      records: told('PyPI', 'phases', { introduced: '1.0rc1' }, { fixed: '1.0.post2' }),
      says: {
        'pkg:pypi/phases@1.0b3': null,
        'pkg:pypi/phases@1.0rc1.dev1': null,
        'pkg:pypi/phases@1.0c1': 'affected',
        'pkg:pypi/phases@1.0': 'affected',
        'pkg:pypi/phases@1.0-1': 'affected',
        'pkg:pypi/phases@1.0.post2.dev3': 'affected',
        'pkg:pypi/phases@1.0.post2': null,
      },
    },
    {
      story: 'names with dots, hyphens and underscores are one',
      seen: 'anchore/grype grype/matcher/python/matcher_test.go',
      records: told('PyPI', 'oslo.likeutils', ...until('4.0')),
      says: {
        'pkg:pypi/oslo_likeutils@3.0': 'affected',
        'pkg:pypi/oslo-likeutils@3.0': 'affected',
        'pkg:pypi/OSLO.likeutils@4.0': null,
      },
    },
    {
      story: 'an epoch stands over all numbers',
      seen: 'pypa/packaging test_version.py',
      records: told('PyPI', 'epochal', ...until('1!1.0')),
      says: { 'pkg:pypi/epochal@2026.1': 'affected', 'pkg:pypi/epochal@1!1.0': null },
    },
  ])
})

describe('Go', async () => {
  await tryScenarios(5200, [
    {
      story: 'a toolchain with experiments is its release',
      seen: 'anchore/grype#1851',
      records: told('Go', 'stdlib', { introduced: '1.26.0-0' }, { fixed: '1.26.6' }),
      says: {
        'pkg:golang/stdlib@1.26.6-X:boringcrypto': null,
        'pkg:golang/stdlib@1.26.5-X:boringcrypto': 'affected',
        'pkg:golang/stdlib@1.26.6%20X:nocoverageredesign': null,
        'pkg:golang/stdlib@go1.26.5%20X:nocoverageredesign': 'affected',
        'pkg:golang/stdlib@1.26.6-rc.1': 'affected',
        'pkg:golang/stdlib@go1.26rc2': 'affected',
      },
    },
    {
      story: "a vendor's build of a release of Go is that release",
      seen: 'kairos-io/kairos#4318',
      records: told('Go', 'stdlib', { introduced: '1.24.0-0' }, { fixed: '1.24.4' }),
      says: {
        'pkg:golang/stdlib@1.24.4%20(Red%20Hat%201.24.4-1.el9)': null,
        'pkg:golang/stdlib@go1.24.3%20(Red%20Hat%201.24.3-1.el9)': 'affected',
        'pkg:golang/stdlib@go1.24.4%2Bauto': null,
        'pkg:golang/stdlib@devel%20go1.24-abcdef': 'undetermined',
      },
    },
    {
      story: 'a part of a cluster is the module it is built from',
      seen: 'aquasecurity/trivy integration/testdata/minikube-kbom.json.golden',
      records: told('Kubernetes', 'k8s.io/kubeletlike', { introduced: '1.27.0' }, { fixed: '1.27.3' }),
      says: {
        'pkg:k8s/k8s.io/kubeletlike@1.27.0': 'affected',
        'pkg:golang/k8s.io/kubeletlike@v1.27.1': 'affected',
        'pkg:k8s/k8s.io/kubeletlike@1.27.3': null,
      },
    },
    {
      story: 'a fix at a pseudo-version is below every release',
      seen: 'DependencyTrack/dependency-track#6764',
      records: told('Go', 'golang.example/x/crypto', ...until('0.0.0-20200124225646-8b5121be2f68')),
      says: {
        'pkg:golang/golang.example/x/crypto@v0.53.0': null,
        'pkg:golang/golang.example/x/crypto@v0.0.0-20190308221718-c2843e01d9a2': 'affected',
        'pkg:golang/golang.example/x/crypto@v0.0.0-20200124225646-8b5121be2f68': null,
      },
    },
    {
      story:
        'a pseudo-version is judged by the order of versions: upstream of it, nobody knows which release it is',
      seen: 'anchore/grype#972',
      records: told('Go', 'example.org/mesh', ...until('1.11.7')),
      says: { 'pkg:golang/example.org/mesh@v0.0.0-20220308185742-91533d04e894': 'affected' },
    },
    {
      story: 'the module of another major version is another',
      seen: 'anchore/grype grype/matcher/golang/gosymbols_ghsa_merge_test.go',
      records: told('Go', 'example.org/majored/v9', ...until('9.1.0')),
      says: {
        'pkg:golang/example.org/majored/v9@v9.0.0': 'affected',
        'pkg:golang/example.org/majored/v9@v9.1.0': null,
        'pkg:golang/example.org/majored@v1.0.0': null,
      },
    },
    {
      story: 'what is before modules is past its fix with or without the mark',
      seen: 'anchore/grype grype/matcher/golang/gosymbols_ghsa_merge_test.go',
      records: told('Go', 'example.org/patcher', ...until('5.2.0+incompatible')),
      says: {
        'pkg:golang/example.org/patcher@v4.12.0%2Bincompatible': 'affected',
        'pkg:golang/example.org/patcher@v5.2.0%2Bincompatible': null,
        'pkg:golang/example.org/patcher@v5.9.0': null,
      },
    },
    {
      story: 'an advisory for the tools does not touch what they built',
      seen: 'anchore/grype#1782',
      records: told('Go', 'toolchain', ...until('1.20.5')),
      says: { 'pkg:golang/stdlib@1.20.4': null, 'pkg:golang/toolchain@1.20.4': 'affected' },
    },
  ])
})

describe('Maven', async () => {
  await tryScenarios(5300, [
    {
      story: "somebody's own build of the last affected version is in doubt, neither found nor excused",
      seen: 'dependency-check/DependencyCheck#3161',
      records: told('Maven', 'org.example:mapper-asl', ...upTo('1.9.13')),
      says: {
        'pkg:maven/org.example/mapper-asl@1.9.13': 'affected',
        'pkg:maven/org.example/mapper-asl@1.9.13.redhat-00007': 'undetermined build',
        'pkg:maven/org.example/mapper-asl@1.9.13-cloudera.1': 'undetermined build',
        'pkg:maven/org.example/mapper-asl@1.9.12.redhat-1': 'affected',
        'pkg:maven/org.example/mapper-asl@1.9.13.1': null,
        'pkg:maven/org.example/mapper-asl@1.9.14.redhat-1': null,
      },
    },
    {
      story: 'flavours of the last affected version are in doubt',
      seen: 'github/advisory-database#470',
      records: told('Maven', 'org.example:flavoured', ...upTo('29.0')),
      says: {
        'pkg:maven/org.example/flavoured@28.2-android': 'affected',
        'pkg:maven/org.example/flavoured@29.0-jre': 'undetermined build',
        'pkg:maven/org.example/flavoured@30.0-jre': null,
      },
    },
    {
      story: 'flavours of the fixed version have the fix',
      seen: 'anchore/grype grype/version/maven_version_test.go',
      records: told('Maven', 'org.example:flavoured-fix', ...until('32.0.0-android')),
      says: {
        'pkg:maven/org.example/flavoured-fix@31.1-jre': 'affected',
        'pkg:maven/org.example/flavoured-fix@32.0.0-jre': null,
        'pkg:maven/org.example/flavoured-fix@32.0.0-android': null,
      },
    },
    {
      story: 'one flavour for the fix means the release of it, whichever other one has',
      seen: 'anchore/grype grype/version/maven_version_test.go',
      records: told(
        'Maven',
        'org.example:driver',
        { introduced: '12.1.0.jre11' },
        { fixed: '12.10.2.jre11' },
      ),
      says: {
        'pkg:maven/org.example/driver@12.0.9.jre8': null,
        'pkg:maven/org.example/driver@12.1.0.jre8': 'affected',
        'pkg:maven/org.example/driver@12.10.1.jre11': 'affected',
        'pkg:maven/org.example/driver@12.10.2.jre8': null,
        'pkg:maven/org.example/driver@12.10.2': null,
        'pkg:maven/org.example/driver@12.10.2.jre17': null,
      },
    },
    {
      story: 'one flavour as the last affected leaves the others of its release in doubt',
      seen: 'anchore/grype grype/version/maven_version_test.go',
      records: told('Maven', 'org.example:driver-last', ...upTo('12.10.2.jre8')),
      says: {
        'pkg:maven/org.example/driver-last@12.10.2.jre8': 'affected',
        'pkg:maven/org.example/driver-last@12.10.2.jre11': 'undetermined build',
        'pkg:maven/org.example/driver-last@12.10.3.jre8': null,
      },
    },
    {
      story: 'RELEASE, Final and GA are the release itself',
      seen: 'anchore/grype#1617',
      records: told('Maven', 'org.example:released', ...until('5.2.25')),
      says: {
        'pkg:maven/org.example/released@5.2.24.RELEASE': 'affected',
        'pkg:maven/org.example/released@5.2.25.RELEASE': null,
        'pkg:maven/org.example/released@5.2.25.Final': null,
        'pkg:maven/org.example/released@5.2.25.GA': null,
        'pkg:maven/org.example/released@5.2.25.RC1': 'affected',
        'pkg:maven/org.example/released@5.2.25.M2': 'affected',
        'pkg:maven/org.example/released@5.2.25.BUILD-SNAPSHOT': 'affected',
      },
    },
    {
      story: 'a service pack lies between the release and the next',
      seen: 'smallrye/smallrye-common#333',
      records: told('Maven', 'org.example:packed', ...until('3.8.0.SP1')),
      says: {
        'pkg:maven/org.example/packed@3.8.0.Final': 'affected',
        'pkg:maven/org.example/packed@3.8.0.SP1': null,
        'pkg:maven/org.example/packed@3.8.1': null,
      },
    },
    {
      story: 'builds behind Final are after it',
      seen: 'guacsec/trustify#1517',
      records: told('Maven', 'org.example:finals', ...until('4.1.108.Final')),
      says: {
        'pkg:maven/org.example/finals@4.1.107.Final-redhat-00001': 'affected',
        'pkg:maven/org.example/finals@4.1.108.Final-redhat-00001': null,
      },
    },
    {
      story: 'artifacts of one name in two groups are two',
      seen: 'DependencyTrack/dependency-track#3500',
      records: told('Maven', 'com.nextlike:mail', ...until('2.2.1')),
      says: { 'pkg:maven/javax.mailed/mail@1.4.7': null, 'pkg:maven/com.nextlike/mail@1.4.7': 'affected' },
    },
    {
      story: 'long-term and weekly lines of one artifact are intervals of one order',
      seen: 'github/advisory-database#1033',
      records: told(
        'Maven',
        'org.example:butler-core',
        { introduced: '2.321' },
        { fixed: '2.332.4' },
        { introduced: '2.333' },
        { fixed: '2.346.1' },
      ),
      says: {
        'pkg:maven/org.example/butler-core@2.332.3': 'affected',
        'pkg:maven/org.example/butler-core@2.332.4': null,
        'pkg:maven/org.example/butler-core@2.355': null,
        'pkg:maven/org.example/butler-core@2.332.4-cb-5': null,
      },
    },
  ])
})
