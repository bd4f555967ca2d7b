/** Platforms that name no processor. */
const alone = /^(?:dalvik\d*|dotnet[\d.]*|java|jruby|macruby|mingw32|mswin(?:32|64)|ruby)$/

/** `Gem::Platform`: processor, system, and for some the system's version or the C library. */
const withProcessor = new RegExp(
  [
    String.raw`^(?:aarch64|arm64|arm(?:v\d\w*)?|i[3-6]86|loongarch64|mips\w*|powerpc(?:64)?|ppc(?:64(?:le)?)?|`,
    String.raw`riscv64|s390x?|sparc\w*|universal|x64|x86|x86_64)-`,
    '(?:aix|cygwin|darwin|dotnet|freebsd|java|linux|mingw|mingw32|mswin32|mswin64|netbsd|openbsd|solaris)',
    String.raw`(?:[-\d]\w*)?(?:[.-]\w+)?$`,
  ].join(''),
)

/** The version without the platform that gem files and lock files put behind it: `1.16.0-x86_64-linux`. */
export function withoutPlatform(version: string): string {
  let hyphen = version.indexOf('-')
  while (hyphen >= 0) {
    const rest = version.slice(hyphen + 1)
    if (alone.test(rest) || withProcessor.test(rest)) return version.slice(0, hyphen)
    hyphen = version.indexOf('-', hyphen + 1)
  }
  return version
}
