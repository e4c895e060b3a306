package io.github.mysqlclone.testkit.container.internal.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.settings.SettingValues;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/**
 * The image of Testcontainers' helper, which clears up after it. Where no registry gives it, Testcontainers 2.0.5 tries
 * for seven minutes; this finds out in seconds.
 */
public final class RyukImage {

    private static final String DISABLED = "TESTCONTAINERS_RYUK_DISABLED";
    private static final String REMEDIES = """
            Testcontainers runs its helper Ryuk from it before anything else. Any of these helps:
              - set %s=true in the environment: the kit clears away what is left by itself
              - load the image into the engine: docker pull, or docker save elsewhere and docker load
              - name a registry that answers: TESTCONTAINERS_HUB_IMAGE_NAME_PREFIX, or ryuk.container.image
              - let the servers run as processes: clone.testkit.backend=process""".formatted(DISABLED);

    /** The only place where Testcontainers tells the version that it wants. */
    private static final String USER = "org/testcontainers/utility/RyukContainer.class";

    private static final Pattern NAME = Pattern.compile("testcontainers/ryuk:[\\w.-]+");

    private final DockerImageName name;
    private final Duration firstWordWithin;

    /** Testcontainers remembers it, too: a test run asks hundreds of times, and each may cost seconds. */
    private final AtomicReference<@Nullable TestkitException> failure = new AtomicReference<>();

    RyukImage(DockerImageName name, Duration firstWordWithin) {
        this.name = name;
        this.firstWordWithin = firstWordWithin;
    }

    /** Returns the image that the Testcontainers on the class path wants; empty if it hides its name. */
    public static Optional<RyukImage> ofTestcontainers() {
        try (InputStream code = DockerClientFactory.class.getClassLoader().getResourceAsStream(USER)) {
            return code == null ? Optional.empty() : namedIn(code.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + USER, e);
        }
    }

    private static Optional<RyukImage> namedIn(byte[] code) {
        Matcher matcher = NAME.matcher(new String(code, StandardCharsets.ISO_8859_1));
        return matcher.find()
                ? Optional.of(new RyukImage(DockerImageName.parse(matcher.group()), ImagePull.FIRST_WORD_WITHIN))
                : Optional.empty();
    }

    /** Tells whether Testcontainers will do with it; it looks nowhere but into the environment. */
    public static boolean isWanted(SettingValues settings) {
        return !settings.variable(DISABLED).filter(Boolean::parseBoolean).isPresent();
    }

    /** Pulls it unless it is on the engine. */
    public void require(DockerClient engine) {
        String nameOnEngine = ImageNameSubstitutor.instance().apply(name).asCanonicalNameString();
        if (isOn(engine, nameOnEngine)) {
            return;
        }
        TestkitException known = failure.get();
        if (known != null) {
            throw new TestkitException(String.valueOf(known.getMessage()), known);
        }
        try {
            new ImagePull(engine, nameOnEngine, firstWordWithin, REMEDIES).pull();
        } catch (TestkitException e) {
            if (!Thread.currentThread().isInterrupted()) { // that would say nothing about the registry
                failure.set(e);
            }
            throw e;
        }
    }

    private static boolean isOn(DockerClient engine, String nameOnEngine) {
        try {
            engine.inspectImageCmd(nameOnEngine).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }
}
