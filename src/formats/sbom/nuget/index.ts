import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readNuget } from './read.ts'
import { nugetVersions } from './versions.ts'

/** What .NET projects ask for and NuGet resolved, and what a built program says it is made of. */
export const nuget: Reader<SbomDocument> = {
  id: 'nuget',
  title: 'packages.lock.json, packages.config, deps.json, project.assets.json, dotnet list package',
  versions: nugetVersions,
  fileNames:
    /^(?:packages(?:\.[\w.-]+)?\.lock\.json|packages\.config|[\w.-]+\.deps\.json|project\.assets\.json|[\w.-]+\.nuspec|Directory\.Packages\.props|[\w.-]+\.(?:cs|fs|vb)proj)$/i,
  recognises: (piece) => marks.some((mark) => mark.test(piece)),
  read: readNuget,
}

const marks: readonly RegExp[] = [
  // packages.lock.json
  /"type"\s*:\s*"(?:Direct|Transitive|CentralTransitive)"\s*,\s*"(?:requested|resolved)"\s*:/,
  // deps.json
  /"runtimeTarget"\s*:\s*\{/,
  // project.assets.json
  /"projectFileDependencyGroups"\s*:\s*\{/,
  // dotnet list package --format json
  /"(?:topLevelPackages|transitivePackages)"\s*:\s*\[\s*\{\s*"id"\s*:/,
  // packages.config
  /<package\s+(?:[a-zA-Z]{1,40}=["'][^"'<>]{0,200}["']\s+)?(?:id|version)=["'][^"'<>]{1,200}["']\s+(?:[a-zA-Z]{1,40}=["'][^"'<>]{0,200}["']\s+)?(?:id|version)=["']/,
  /<package(?:\s[^<>]{0,300})?>\s*<metadata[\s>]/,
  /<Package(?:Reference|Version)\s+(?:Include|Update)="/,
]
