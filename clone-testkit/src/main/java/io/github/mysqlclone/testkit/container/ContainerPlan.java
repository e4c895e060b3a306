package io.github.mysqlclone.testkit.container;

import io.github.mysqlclone.testkit.internal.server.DefaultOptions;
import io.github.mysqlclone.testkit.internal.server.DirectoryContent;
import io.github.mysqlclone.testkit.internal.server.RootAccount;
import io.github.mysqlclone.testkit.internal.server.ServerOptions;
import io.github.mysqlclone.testkit.internal.server.UnambiguousText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a {@link ContainerServerSpec} has been told so far. */
record ContainerPlan(
        Optional<String> image,
        ServerOptions options,
        Map<String, String> environment,
        boolean supervised,
        OptionalLong smallDisk,
        Optional<DataArchive> data) {

    static ContainerPlan standard() {
        return new ContainerPlan(
                Optional.empty(), DefaultOptions.IN_CONTAINER, Map.of(), true, OptionalLong.empty(), Optional.empty());
    }

    /** Tells by all that makes the data of its servers; the image is told by its content. */
    String fingerprint(String imageId) {
        return UnambiguousText.of(List.of(
                imageId,
                options.toString(),
                UnambiguousText.of(environment),
                RootAccount.fingerprint(),
                data.map(archive -> "copy of " + DirectoryContent.hash(archive.file()))
                        .orElse("fresh")));
    }

    ContainerPlan withImage(String newImage) {
        return new ContainerPlan(Optional.of(newImage), options, environment, supervised, smallDisk, data);
    }

    ContainerPlan withOptions(ServerOptions newOptions) {
        return new ContainerPlan(image, newOptions, environment, supervised, smallDisk, data);
    }

    ContainerPlan withVariable(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(name, value);
        return new ContainerPlan(image, options, Map.copyOf(more), supervised, smallDisk, data);
    }

    ContainerPlan withSupervision(boolean newSupervised) {
        return new ContainerPlan(image, options, environment, newSupervised, smallDisk, data);
    }

    ContainerPlan withSmallDisk(long bytes) {
        return new ContainerPlan(image, options, environment, supervised, OptionalLong.of(bytes), data);
    }

    ContainerPlan withNewData() {
        return new ContainerPlan(image, options, environment, supervised, smallDisk, Optional.empty());
    }

    ContainerPlan withData(DataArchive newData) {
        return new ContainerPlan(image, options, environment, supervised, smallDisk, Optional.of(newData));
    }
}
