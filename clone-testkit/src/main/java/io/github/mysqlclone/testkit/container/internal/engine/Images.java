package io.github.mysqlclone.testkit.container.internal.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Image;
import io.github.mysqlclone.server.ServerVersion;
import io.github.mysqlclone.testkit.internal.cache.RememberedFailures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/**
 * Picks the image: the one that is named; or else, of the {@code mysql} images that are on the engine, the one with the
 * highest version; or else {@code mysql:8.4}, which is then pulled.
 */
public record Images(DockerClient engine, ContainerSettings settings) {

    private static final String USUAL = "mysql";
    private static final String USUAL_VERSION = "8.4";
    private static final String REMEDIES = "Load or build it there, name another with " + ContainerSettings.IMAGE
            + ", or let the servers run as processes (clone.testkit.backend=process).";

    /** Pulls that failed, each after as long as a registry is waited for; an image that is loaded since is found. */
    private static final RememberedFailures FAILED = new RememberedFailures();

    private static final Logger LOGGER = LoggerFactory.getLogger(Images.class);

    /** Returns an image that is on the engine and whose version will do. */
    public MySqlImage pick(Optional<String> namedByTest) {
        Optional<String> named = namedByTest.or(settings::image);
        // The setting is about what nobody named; a test that names an image knows what it wants.
        Optional<String> version = namedByTest.isPresent() ? Optional.empty() : settings.version();
        String name = named.or(this::newestAtHand)
                .orElseGet(() -> USUAL + ":" + settings.version().orElse(USUAL_VERSION));
        MySqlImage image = find(name).orElseGet(() -> pulled(name)).requireVersion(version);
        LOGGER.debug(
                "Image {}, MySQL {}",
                image.name(),
                image.version().map(Object::toString).orElse("of a version it does not tell"));
        return image;
    }

    private Optional<MySqlImage> find(String name) {
        return MySqlImage.find(engine, name, onEngine(name));
    }

    /** Testcontainers may be told to look for images under another name, such as that of a mirror. */
    private static String onEngine(String name) {
        return ImageNameSubstitutor.instance()
                .apply(DockerImageName.parse(name))
                .asCanonicalNameString();
    }

    private MySqlImage pulled(String name) {
        String nameOnEngine = onEngine(name);
        try {
            return FAILED.unlessKnown(nameOnEngine, () -> {
                ImagePull pull = new ImagePull(engine, nameOnEngine, ImagePull.FIRST_WORD_WITHIN, REMEDIES);
                pull.pull();
                return find(name).orElseThrow(() -> pull.missing("it was pulled, but is not there"));
            });
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot pull " + nameOnEngine, e);
        }
    }

    private Optional<String> newestAtHand() {
        Set<String> tags = engine.listImagesCmd().exec().stream()
                .map(Image::getRepoTags)
                .flatMap(names -> names == null ? Stream.empty() : Arrays.stream(names))
                .collect(Collectors.toSet());
        return tags.stream()
                .map(tag -> tag.substring(tag.lastIndexOf('/') + 1))
                .filter(tag -> tag.startsWith(USUAL + ":"))
                .distinct()
                .filter(tag -> tags.contains(onEngine(tag)))
                .flatMap(tag ->
                        MySqlImage.parsed(tag.substring(USUAL.length() + 1))
                                .map(version -> new Candidate(tag, version))
                                .stream())
                .filter(candidate -> candidate.isWanted(settings.version()))
                .max(Comparator.comparing(Candidate::version))
                .map(Candidate::name);
    }

    private record Candidate(String name, ServerVersion version) {

        boolean isWanted(Optional<String> wanted) {
            String tag = name.substring(USUAL.length() + 1);
            return version.compareTo(ServerVersion.FIRST_WITH_CLONE) >= 0
                    && (wanted.isEmpty() || (tag + ".").startsWith(wanted.get() + "."));
        }
    }
}
