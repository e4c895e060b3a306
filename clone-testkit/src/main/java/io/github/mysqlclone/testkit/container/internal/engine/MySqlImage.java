package io.github.mysqlclone.testkit.container.internal.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ContainerConfig;
import io.github.mysqlclone.server.ServerVersion;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.cache.KitSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An image that is on the engine.
 *
 * @param name as Testcontainers is to be told it
 * @param id tells its content from any other
 * @param command the entry point and the command that it would run by itself
 * @param version what it says of its MySQL by {@code MYSQL_VERSION}, as the usual images do
 */
public record MySqlImage(String name, String id, List<String> command, Optional<ServerVersion> version) {

    private static final String VERSION = "MYSQL_VERSION=";

    public MySqlImage {
        command = List.copyOf(command);
    }

    /** Looks at the image that a name stands for; empty if the engine does not have it. */
    static Optional<MySqlImage> find(DockerClient engine, String name, String nameOnEngine) {
        try {
            InspectImageResponse image = engine.inspectImageCmd(nameOnEngine).exec();
            ContainerConfig config = image.getConfig();
            String id = String.valueOf(image.getId());
            return Optional.of(
                    config == null
                            ? new MySqlImage(name, id, List.of(), Optional.empty())
                            : new MySqlImage(name, id, command(config), version(config)));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    private static List<String> command(ContainerConfig config) {
        List<String> command = new ArrayList<>();
        Stream.of(config.getEntrypoint(), config.getCmd())
                .filter(words -> words != null)
                .forEach(words -> command.addAll(Arrays.asList(words)));
        return command;
    }

    private static Optional<ServerVersion> version(ContainerConfig config) {
        String[] variables = config.getEnv();
        return (variables == null ? Stream.<String>empty() : Arrays.stream(variables))
                .filter(variable -> variable.startsWith(VERSION))
                .map(variable -> variable.substring(VERSION.length()))
                .flatMap(text -> parsed(text).stream())
                .findFirst();
    }

    static Optional<ServerVersion> parsed(String text) {
        try {
            return Optional.of(ServerVersion.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns the version as three numbers, or fails where the image does not tell it. */
    public String requiredVersion() {
        return version.map(MySqlImage::numbers)
                .orElseThrow(() -> new TestkitException("Image " + name
                        + " does not tell its MySQL's version by MYSQL_VERSION, as the usual images do. Name another with "
                        + ContainerSettings.IMAGE + "."));
    }

    private static String numbers(ServerVersion version) {
        return version.major() + "." + version.minor() + "." + version.patch();
    }

    /** Refuses a version that cannot clone, or that is not the one asked for. */
    MySqlImage requireVersion(Optional<String> wanted) {
        version.ifPresent(its -> {
            String numbers = numbers(its);
            if (its.compareTo(ServerVersion.FIRST_WITH_CLONE) < 0) {
                throw new TestkitException("Image " + name + " has MySQL " + its
                        + ", which is older than 8.0.17, the first version with the clone plugin. Name another with "
                        + ContainerSettings.IMAGE + ".");
            }
            if (!KitSettings.isVersion(wanted, numbers)) {
                throw new TestkitException("Image " + name + " has MySQL " + its + ", and " + KitSettings.VERSION
                        + " asks for " + wanted.orElse("another") + ". Name another image with "
                        + ContainerSettings.IMAGE + ", or change the version.");
            }
        });
        return this;
    }
}
