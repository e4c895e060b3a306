package io.github.mysqlclone.internal.facts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What this JVM sees of a server's file system, if the server runs on this host.
 *
 * @param pluginLibraries the files in {@code plugin_dir}
 * @param missingSslFiles those files named by {@code clone_ssl_*} that are not there
 * @param strayFiles what lies in the directories of schemas and is none of the server's files, such as {@code shop/notes.txt}
 * @param strayTablespaces files named as tablespaces that are none of the server's where it looks for such, by their paths
 *     in its data directory, or absolute ones of other directories
 * @param lockedFolders directories named as schemas' into which mysqld may not write
 * @param orphanFolders directories of schemas that are not there
 * @param options what its option files say, by the files that {@link Settings#configured} names
 * @param target the directory to clone into
 */
public record HostFiles(
        Fact<Set<String>> pluginLibraries,
        Fact<List<String>> missingSslFiles,
        Fact<List<String>> strayFiles,
        Fact<List<String>> strayTablespaces,
        Fact<List<LockedFolder>> lockedFolders,
        Fact<List<OrphanFolder>> orphanFolders,
        Fact<OptionNames> options,
        Fact<TargetState> target) {

    /**
     * The options in a server's option files, as variables are called.
     *
     * @param strict those that stop the start if nobody knows them
     * @param loose those written with {@code loose_}
     * @param libraries the files of the plugins that they load
     * @param values of those options that the start depends on, by their names
     */
    public record OptionNames(
            Set<String> strict, Set<String> loose, Set<String> libraries, Map<String, String> values) {

        /** Copy the sets. */
        public OptionNames {
            strict = Set.copyOf(strict);
            loose = Set.copyOf(loose);
            libraries = Set.copyOf(libraries);
            values = Map.copyOf(values);
        }

        /** Find the value of one of those options. */
        public Optional<String> value(String name) {
            return Optional.ofNullable(values.get(name));
        }
    }

    /**
     * The state of a directory to clone into.
     *
     * @param exists whether anything is there already
     * @param nearestParent the deepest directory above it that exists
     * @param isInDataDirectory whether that directory is the data directory or lies in it, links resolved
     * @param parentExists whether the directory right above it exists
     * @param isWritable whether the owner of the data directory, as whom mysqld runs, may write into the deepest one
     */
    public record TargetState(
            boolean exists,
            String nearestParent,
            boolean isInDataDirectory,
            boolean parentExists,
            Fact<Boolean> isWritable) {}
}
