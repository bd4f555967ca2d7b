/** One content of a document. */
export interface SampleContent {
  /** What the document is of. */
  readonly subject: string
  readonly version: string
  /** The distribution release of its system packages. */
  readonly distribution?: string
  /**
   * Packages, one a line. Of languages: `npm express@4.17.1 > body-parser qs` (its name, its version, what it needs).
   * Of distributions: `deb glibc 2.36-9+deb12u1 libc6 libc-bin` (the source package, its version, what is built of it;
   * nothing more: one of its own name).
   */
  readonly packages: string
  /** Entries that no reader can make sense of, as suppliers do send them. */
  readonly unreadable?: number
}

const alpine317 = `
apk musl 1.2.3-r4
apk busybox 1.35.0-r29 busybox ssl_client
apk zlib 1.2.13-r0
apk alpine-baselayout 3.4.0-r0 alpine-baselayout alpine-baselayout-data
apk alpine-conf 3.15.1-r0
apk openrc 0.45.2-r7
apk ca-certificates 20220614-r4 ca-certificates-bundle
apk expat 2.5.0-r0 libexpat
apk sqlite 3.40.1-r0 sqlite-libs
apk pcre2 10.42-r0
apk libjpeg-turbo 2.1.4-r0
apk ffmpeg 5.1.2-r1 ffmpeg-libavcodec ffmpeg-libavformat
apk live555 2022.11.19-r0 live555
apk wpa_supplicant 2.10-r4
apk iptables 1.8.8-r2
`

const alpine319 = `
apk musl 1.2.4_git20230717-r4
apk busybox 1.36.1-r15 busybox ssl_client
apk zlib 1.3.1-r0
apk alpine-baselayout 3.4.3-r2 alpine-baselayout alpine-baselayout-data
apk alpine-conf 3.16.2-r0
apk openrc 0.52.1-r2
apk ca-certificates 20230506-r0 ca-certificates-bundle
apk expat 2.5.0-r2 libexpat
apk sqlite 3.44.2-r0 sqlite-libs
apk pcre2 10.42-r2
apk libjpeg-turbo 3.0.1-r0
apk ffmpeg 6.1.1-r0 ffmpeg-libavcodec ffmpeg-libavformat
apk live555 2023.11.30-r0 live555
apk wpa_supplicant 2.10-r10
apk iptables 1.8.10-r3
`

const debian12 = `
deb base-files 12.4+deb12u2
deb bash 5.2.15-2
deb coreutils 9.1-1
deb dpkg 1.21.22
deb apt 2.6.1 apt libapt-pkg6.0
deb systemd 252.17-1~deb12u1 systemd libsystemd0 udev
deb pam 1.5.2-6+deb12u1 libpam0g libpam-modules
deb shadow 1:4.13+dfsg1-1 passwd login
deb util-linux 2.38.1-5 util-linux libblkid1 mount
deb zlib 1:1.2.13.dfsg-1 zlib1g
deb xz-utils 5.4.1-0.2 liblzma5 xz-utils
deb gnutls28 3.7.9-2 libgnutls30
deb krb5 1.20.1-2+deb12u1 libkrb5-3 libgssapi-krb5-2
deb ncurses 6.4-4 libtinfo6 ncurses-bin
deb pcre2 10.42-1 libpcre2-8-0
deb libxml2 2.9.14+dfsg-1.3~deb12u1 libxml2
deb perl 5.36.0-7 perl-base
deb iptables 1.8.9-2
deb nftables 1.0.6-2 nftables libnftables1
deb chrony 4.3-2+deb12u1
deb rsyslog 8.2302.0-1
`

const debian11 = `
deb base-files 11.1+deb11u8
deb bash 5.1-2+deb11u1
deb coreutils 8.32-4
deb dpkg 1.20.13
deb apt 2.2.4 apt libapt-pkg6.0
deb systemd 247.3-7+deb11u4 systemd libsystemd0 udev
deb pam 1.4.0-9+deb11u1 libpam0g libpam-modules
deb shadow 1:4.8.1-1 passwd login
deb util-linux 2.36.1-8+deb11u1 util-linux libblkid1 mount
deb xz-utils 5.2.5-2.1~deb11u1 liblzma5 xz-utils
deb gnutls28 3.7.1-5+deb11u3 libgnutls30
deb krb5 1.18.3-6+deb11u4 libkrb5-3 libgssapi-krb5-2
deb ncurses 6.2+20201114-2+deb11u2 libtinfo6 ncurses-bin
deb libxml2 2.9.10+dfsg-6.7+deb11u4 libxml2
deb perl 5.32.1-4+deb11u2 perl-base
deb iptables 1.8.7-1
deb chrony 4.0-8+deb11u2
deb rsyslog 8.2102.0-2+deb11u1
`

/** What the documents of the sample hold. */
export const contents: Readonly<Record<string, SampleContent>> = {
  'camera-3.2': {
    subject: 'mv200-firmware',
    version: '3.2.4',
    distribution: 'alpine-3.17',
    packages: `${alpine317}
apk openssl 3.0.7-r0 libcrypto3 libssl3
apk curl 7.87.0-r1 libcurl
apk dropbear 2022.83-r0
apk lighttpd 1.4.67-r2
apk dnsmasq 2.87-r0
`,
  },
  'camera-3.4': {
    subject: 'mv200-firmware',
    version: '3.4.1',
    distribution: 'alpine-3.19',
    packages: `${alpine319}
apk openssl 3.1.4-r1 libcrypto3 libssl3
apk curl 8.5.0-r0 libcurl
apk dropbear 2022.83-r2
apk lighttpd 1.4.73-r0
apk dnsmasq 2.89-r6
`,
  },
  'camera-4.0': {
    subject: 'mv200-firmware',
    version: '4.0.0-rc2',
    distribution: 'alpine-3.19',
    packages: `${alpine319}
apk openssl 3.1.5-r0 libcrypto3 libssl3
apk curl 8.9.1-r1 libcurl
cargo mv200-streamer@4.0.0 > tokio rustls serde regex
cargo tokio@1.35.1 > mio bytes
cargo mio@0.8.10
cargo bytes@1.5.0
cargo rustls@0.21.8 > ring webpki-roots
cargo ring@0.16.20
cargo webpki-roots@0.25.3
cargo serde@1.0.193
cargo regex@1.10.2
npm vue@3.4.21
npm pinia@2.1.7 > vue
npm lodash@4.17.21
npm axios@1.6.7 > follow-redirects form-data
npm follow-redirects@1.15.6
npm form-data@4.0.0
`,
  },
  'camera-ui-3': {
    subject: 'mv200-web-ui',
    version: '3.4.0',
    packages: `
npm jquery@3.4.1
npm bootstrap@4.6.0 > jquery popper.js
npm popper.js@1.16.1
npm lodash@4.17.20
npm moment@2.29.4
npm handlebars@4.7.7 > minimist neo-async source-map wordwrap
npm minimist@1.2.5
npm neo-async@2.6.2
npm source-map@0.6.1
npm wordwrap@1.0.0
npm video.js@7.20.3
`,
  },
  // The supplier names no distribution, and two entries have no name.
  'wireless-module': {
    subject: 'wm11-firmware',
    version: '2.9',
    unreadable: 2,
    packages: `
deb wpa 2:2.9.0-21 wpasupplicant hostapd
deb openssl 1.1.1k-1 libssl1.1
deb zlib 1:1.2.11.dfsg-2 zlib1g
deb dnsmasq 2.85-1
deb glibc 2.31-13 libc6
deb libnl3 3.4.0-1 libnl-3-200
`,
  },
  'gateway-5.1': {
    subject: 'gx7-firmware',
    version: '5.1.9',
    distribution: 'debian-11',
    packages: `${debian11}
deb glibc 2.31-13+deb11u5 libc6 libc-bin
deb openssl 1.1.1k-1+deb11u1 libssl1.1 openssl
deb zlib 1:1.2.11.dfsg-2 zlib1g
deb policykit-1 0.105-31
deb linux 5.10.84-1 linux-image-5.10.0-10-amd64
deb openssh 1:8.4p1-5+deb11u1 openssh-server openssh-client
deb curl 7.74.0-1.3+deb11u2 curl libcurl4
deb nghttp2 1.43.0-1 libnghttp2-14
deb dnsmasq 2.85-1 dnsmasq-base
deb mosquitto 2.0.11-1 mosquitto libmosquitto1
`,
  },
  'gateway-server-5': {
    subject: 'gx7-server',
    version: '5.1.9',
    packages: `
maven org.apache.logging.log4j/log4j-core@2.14.1 > org.apache.logging.log4j/log4j-api
maven org.apache.logging.log4j/log4j-api@2.14.1
maven com.fasterxml.jackson.core/jackson-databind@2.12.3 > com.fasterxml.jackson.core/jackson-core com.fasterxml.jackson.core/jackson-annotations
maven com.fasterxml.jackson.core/jackson-core@2.12.3
maven com.fasterxml.jackson.core/jackson-annotations@2.12.3
maven org.apache.activemq/activemq-client@5.16.3 > org.slf4j/slf4j-api
maven org.slf4j/slf4j-api@1.7.32
maven org.eclipse.milo/sdk-client@0.6.3 > io.netty/netty-handler com.google.guava/guava
maven io.netty/netty-handler@4.1.63.Final > io.netty/netty-codec
maven io.netty/netty-codec@4.1.63.Final
maven com.google.guava/guava@30.1.1-jre
maven org.yaml/snakeyaml@1.28
`,
  },
  'gateway-6.0': {
    subject: 'gx7-firmware',
    version: '6.0.2',
    distribution: 'debian-12',
    packages: `${debian12}
deb glibc 2.36-9+deb12u1 libc6 libc-bin
deb openssl 3.0.9-1 libssl3 openssl
deb linux 6.1.55-1 linux-image-6.1.0-13-amd64
deb openssh 1:9.2p1-2+deb12u1 openssh-server openssh-client
deb curl 7.88.1-10+deb12u1 curl libcurl4
deb nghttp2 1.52.0-1 libnghttp2-14
deb dnsmasq 2.89-1 dnsmasq-base
deb mosquitto 2.0.11-1.2+deb12u1 mosquitto libmosquitto1
`,
  },
  'gateway-server-6': {
    subject: 'gx7-server',
    version: '6.0.2',
    packages: `
maven org.apache.logging.log4j/log4j-core@2.17.2 > org.apache.logging.log4j/log4j-api
maven org.apache.logging.log4j/log4j-api@2.17.2
maven com.fasterxml.jackson.core/jackson-databind@2.13.3 > com.fasterxml.jackson.core/jackson-core com.fasterxml.jackson.core/jackson-annotations
maven com.fasterxml.jackson.core/jackson-core@2.13.3
maven com.fasterxml.jackson.core/jackson-annotations@2.13.3
maven org.eclipse.milo/sdk-client@0.6.7 > io.netty/netty-handler com.google.guava/guava
maven io.netty/netty-handler@4.1.94.Final > io.netty/netty-codec
maven io.netty/netty-codec@4.1.94.Final
maven com.google.guava/guava@32.0.1-jre
maven org.yaml/snakeyaml@1.33
golang golang.org/x/net@v0.10.0 > golang.org/x/text
golang golang.org/x/text@v0.9.0
golang google.golang.org/grpc@v1.55.0 > golang.org/x/net google.golang.org/protobuf
golang google.golang.org/protobuf@v1.30.0
`,
  },
  'telematics-2.0': {
    subject: 'tu3-software',
    version: '2.0.7',
    packages: `
golang github.com/eclipse/paho.mqtt.golang@v1.4.2 > golang.org/x/net github.com/gorilla/websocket
golang github.com/gorilla/websocket@v1.5.0
golang golang.org/x/net@v0.8.0 > golang.org/x/text
golang golang.org/x/text@v0.3.7
golang golang.org/x/crypto@v0.7.0 > golang.org/x/sys
golang golang.org/x/sys@v0.6.0
golang google.golang.org/grpc@v1.53.0 > golang.org/x/net google.golang.org/protobuf
golang google.golang.org/protobuf@v1.28.1
golang github.com/brutella/can@v0.0.2
cargo tu3-bridge@2.0.7 > rustls regex russh tokio
cargo rustls@0.20.8 > ring
cargo ring@0.16.20
cargo regex@1.5.4 > aho-corasick memchr
cargo aho-corasick@0.7.18
cargo memchr@2.4.1
cargo russh@0.38.0 > tokio
cargo tokio@1.27.0 > mio
cargo mio@0.8.6
generic linux-tegra@4.9.299
generic u-boot@2020.04
`,
  },
  'telematics-2.1': {
    subject: 'tu3-software',
    version: '2.1.0-beta1',
    packages: `
golang github.com/eclipse/paho.mqtt.golang@v1.4.3 > golang.org/x/net github.com/gorilla/websocket
golang github.com/gorilla/websocket@v1.5.1
golang golang.org/x/net@v0.14.0 > golang.org/x/text
golang golang.org/x/text@v0.12.0
golang golang.org/x/crypto@v0.12.0 > golang.org/x/sys
golang golang.org/x/sys@v0.11.0
golang google.golang.org/grpc@v1.57.0 > golang.org/x/net google.golang.org/protobuf
golang google.golang.org/protobuf@v1.31.0
cargo tu3-bridge@2.1.0 > rustls regex tokio
cargo rustls@0.22.1 > ring
cargo ring@0.17.7
cargo regex@1.10.2
cargo tokio@1.35.1
`,
  },
  'monitor-1.8': {
    subject: 'pm90-software',
    version: '1.8.3',
    packages: `
nuget Newtonsoft.Json@12.0.3
nuget System.Net.Http@4.3.0
nuget System.Text.RegularExpressions@4.3.0
nuget SkiaSharp@2.88.3
nuget NLog@4.7.15
nuget Google.Protobuf@3.19.4
nuget System.Data.SQLite.Core@1.0.115.5
pypi pillow@9.4.0
pypi requests@2.28.1 > urllib3 idna certifi charset-normalizer
pypi urllib3@1.26.13
pypi idna@3.4
pypi certifi@2022.12.7
pypi charset-normalizer@2.1.1
pypi cryptography@38.0.4 > cffi
pypi cffi@1.15.1
pypi pyyaml@5.3.1
pypi pydicom@2.3.1
pypi pynetdicom@2.0.2 > pydicom
`,
  },
  'monitor-2.0': {
    subject: 'pm90-software',
    version: '2.0.1',
    packages: `
nuget Newtonsoft.Json@13.0.3
nuget SkiaSharp@2.88.3
nuget NLog@5.2.7
nuget Google.Protobuf@3.25.1
nuget Microsoft.Data.Sqlite@8.0.0
pypi pillow@10.1.0
pypi requests@2.31.0 > urllib3 idna certifi charset-normalizer
pypi urllib3@2.1.0
pypi idna@3.6
pypi certifi@2023.11.17
pypi charset-normalizer@3.3.2
pypi cryptography@41.0.7 > cffi
pypi cffi@1.16.0
pypi pyyaml@6.0.1
pypi pydicom@2.4.4
pypi pynetdicom@2.0.2 > pydicom
`,
  },
  'vpn-gateway': {
    subject: 'vpn-gw-01',
    version: '',
    distribution: 'debian-12',
    packages: `${debian12}
deb glibc 2.36-9+deb12u1 libc6 libc-bin
deb openssl 3.0.9-1 libssl3 openssl
deb linux 6.1.52-1 linux-image-6.1.0-12-amd64
deb openssh 1:9.2p1-2+deb12u1 openssh-server openssh-client
deb strongswan 5.9.8-5+deb12u1 strongswan libstrongswan
deb openvpn 2.6.3-1+deb12u1
deb dnsmasq 2.89-1 dnsmasq-base
`,
  },
  'web-server': {
    subject: 'web-01',
    version: '',
    distribution: 'debian-12',
    packages: `${debian12}
deb glibc 2.36-9+deb12u4 libc6 libc-bin
deb openssl 3.0.11-1~deb12u2 libssl3 openssl
deb linux 6.1.69-1 linux-image-6.1.0-17-amd64
deb openssh 1:9.2p1-2+deb12u2 openssh-server openssh-client
deb nginx 1.22.1-9 nginx nginx-common
deb nghttp2 1.52.0-1 libnghttp2-14
deb curl 7.88.1-10+deb12u3 curl libcurl4
deb libwebp 1.2.4-0.2 libwebp7
deb libgd2 2.3.3-9 libgd3
npm jquery@3.4.1
`,
  },
  'name-server': {
    subject: 'ns-01',
    version: '',
    distribution: 'debian-12',
    packages: `${debian12}
deb glibc 2.36-9+deb12u4 libc6 libc-bin
deb openssl 3.0.11-1~deb12u2 libssl3 openssl
deb linux 6.1.76-1 linux-image-6.1.0-18-amd64
deb openssh 1:9.2p1-2+deb12u2 openssh-server openssh-client
deb bind9 1:9.18.19-1~deb12u1 bind9 bind9-libs bind9-utils
`,
  },
  'erp-application': {
    subject: 'erp-application',
    version: '14.2',
    packages: `
maven org.springframework/spring-webmvc@5.3.16 > org.springframework/spring-beans org.springframework/spring-core
maven org.springframework/spring-beans@5.3.16 > org.springframework/spring-core
maven org.springframework/spring-core@5.3.16
maven org.apache.tomcat.embed/tomcat-embed-core@9.0.29
maven org.apache.logging.log4j/log4j-core@2.14.1 > org.apache.logging.log4j/log4j-api
maven org.apache.logging.log4j/log4j-api@2.14.1
maven org.apache.commons/commons-text@1.9 > org.apache.commons/commons-lang3
maven org.apache.commons/commons-lang3@3.12.0
maven com.fasterxml.jackson.core/jackson-databind@2.13.1 > com.fasterxml.jackson.core/jackson-core
maven com.fasterxml.jackson.core/jackson-core@2.13.1
maven org.yaml/snakeyaml@1.29
maven org.postgresql/postgresql@42.3.3
maven org.hibernate/hibernate-core@5.6.5.Final
`,
  },
  'old-server': {
    subject: 'server',
    version: '',
    distribution: 'debian-11',
    packages: `${debian11}
deb glibc 2.31-13+deb11u7 libc6 libc-bin
deb openssl 1.1.1n-0+deb11u3 libssl1.1 openssl
deb zlib 1:1.2.11.dfsg-2+deb11u2 zlib1g
deb policykit-1 0.105-31
deb linux 5.10.197-1 linux-image-5.10.0-26-amd64
deb openssh 1:8.4p1-5+deb11u1 openssh-server openssh-client
deb curl 7.74.0-1.3+deb11u7 curl libcurl4
`,
  },
  manufacturing: {
    subject: 'manufacturing-execution',
    version: '8.3',
    distribution: 'debian-11',
    packages: `${debian11}
deb glibc 2.31-13+deb11u5 libc6 libc-bin
deb openssl 1.1.1k-1+deb11u2 libssl1.1 openssl
deb zlib 1:1.2.11.dfsg-2 zlib1g
deb linux 5.10.113-1 linux-image-5.10.0-14-amd64
deb openssh 1:8.4p1-5+deb11u1 openssh-server openssh-client
maven org.apache.activemq/activemq-client@5.16.3 > org.slf4j/slf4j-api
maven org.slf4j/slf4j-api@1.7.30
maven org.apache.logging.log4j/log4j-core@2.13.3 > org.apache.logging.log4j/log4j-api
maven org.apache.logging.log4j/log4j-api@2.13.3
maven com.fasterxml.jackson.core/jackson-databind@2.11.4 > com.fasterxml.jackson.core/jackson-core
maven com.fasterxml.jackson.core/jackson-core@2.11.4
maven org.eclipse.jetty/jetty-server@9.4.39.v20210325
`,
  },
  'file-server': {
    subject: 'file-01',
    version: '',
    distribution: 'debian-11',
    packages: `${debian11}
deb glibc 2.31-13+deb11u7 libc6 libc-bin
deb openssl 1.1.1n-0+deb11u5 libssl1.1 openssl
deb zlib 1:1.2.11.dfsg-2+deb11u2 zlib1g
deb linux 5.10.197-1 linux-image-5.10.0-26-amd64
deb openssh 1:8.4p1-5+deb11u2 openssh-server openssh-client
deb samba 2:4.13.13+dfsg-1~deb11u2 samba samba-libs smbclient
`,
  },
  'jump-host': {
    subject: 'jump-01',
    version: '',
    distribution: 'debian-12',
    packages: `${debian12}
deb glibc 2.36-9+deb12u4 libc6 libc-bin
deb openssl 3.0.11-1~deb12u2 libssl3 openssl
deb linux 6.1.76-1 linux-image-6.1.0-18-amd64
deb openssh 1:9.2p1-2+deb12u2 openssh-server openssh-client
`,
  },
  'ticket-application': {
    subject: 'redmine',
    version: '4.2.5',
    packages: `
gem rails@5.2.6.3 > actionpack activerecord activesupport
gem actionpack@5.2.6.3 > rack activesupport
gem activerecord@5.2.6.3 > activesupport
gem activesupport@5.2.6.3
gem rack@2.2.3
gem nokogiri@1.13.3
gem puma@5.6.2
gem rouge@3.28.0
gem mail@2.7.1
npm jquery@3.4.1
`,
  },
  'container-node': {
    subject: 'k8s-node-01',
    version: '1.27',
    packages: `
golang github.com/opencontainers/runc@v1.1.5 > golang.org/x/net golang.org/x/sys
golang github.com/containerd/containerd@v1.6.20 > github.com/opencontainers/runc google.golang.org/grpc
golang golang.org/x/net@v0.9.0 > golang.org/x/text
golang golang.org/x/text@v0.9.0
golang golang.org/x/sys@v0.7.0
golang google.golang.org/grpc@v1.54.0 > golang.org/x/net
golang k8s.io/kubernetes@v1.27.3 > golang.org/x/net google.golang.org/grpc
`,
  },
  'recording-service': {
    subject: 'recording-service',
    version: '7.4.0',
    packages: `
npm express@4.18.2 > body-parser qs cookie send
npm body-parser@1.20.1 > qs
npm qs@6.11.0
npm cookie@0.5.0
npm send@0.18.0
npm ws@8.11.0
npm ip@2.0.0
npm lodash@4.17.20
npm minimist@1.2.5
npm cross-spawn@7.0.3
npm @aws-sdk/client-s3@3.300.0
npm fluent-ffmpeg@2.1.2 > async which
npm async@3.2.4
npm which@1.3.1
npm pg@8.10.0
`,
  },
  'service-portal': {
    subject: 'service-portal',
    version: '2025.4',
    packages: `
pypi django@3.2.12 > asgiref sqlparse pytz
pypi asgiref@3.5.0
pypi sqlparse@0.4.2
pypi pytz@2022.1
pypi requests@2.27.1 > urllib3 idna certifi
pypi urllib3@1.26.9
pypi idna@3.3
pypi certifi@2021.10.8
pypi cryptography@36.0.2
pypi paramiko@2.10.3 > cryptography
pypi jinja2@3.1.2 > markupsafe
pypi markupsafe@2.1.1
pypi pillow@9.1.0
npm jquery@3.6.0
`,
  },
  'build-server': {
    subject: 'build-01',
    version: '',
    packages: `
maven org.jenkins-ci.main/jenkins-core@2.414.1 > org.springframework/spring-core
maven org.springframework/spring-core@5.3.29
githubactions actions/checkout@4.1.1
githubactions tj-actions/changed-files@45.0.7
githubactions docker/build-push-action@5.1.0
pypi pyyaml@5.3.1
pypi kas@3.3 > pyyaml jinja2
pypi jinja2@3.0.3
golang github.com/opencontainers/runc@v1.1.4
`,
  },
  'frontend-tools': {
    subject: 'frontend-tools',
    version: '2024.2',
    packages: `
npm webpack@5.88.2 > acorn terser-webpack-plugin
npm acorn@8.10.0
npm terser-webpack-plugin@5.3.9
npm @babel/core@7.22.9 > @babel/traverse @babel/generator
npm @babel/traverse@7.22.8 > @babel/generator
npm @babel/generator@7.22.9
npm cross-spawn@7.0.3
npm minimist@1.2.5
npm webpack-dev-server@4.15.1 > ws ip
npm ws@8.13.0
npm ip@1.1.8
npm eslint@8.46.0 > cross-spawn
`,
  },
}
