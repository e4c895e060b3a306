package io.github.mysqlclone.testkit.process.source;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks sources in their order and remembers why each was passed over. */
record FirstOfSources(List<MySqlSource> sources) implements MySqlSource {

    private static final Logger LOGGER = LoggerFactory.getLogger(FirstOfSources.class);

    FirstOfSources {
        sources = List.copyOf(sources);
    }

    @Override
    public Search find() {
        List<String> reasons = new ArrayList<>();
        for (MySqlSource source : sources) {
            Search search = source.find();
            if (search instanceof Found found) {
                LOGGER.info("MySQL {} from {}", found.installation().version(), found.place());
                return found;
            }
            String reason = ((PassedOver) search).reason();
            LOGGER.debug("Passed over: {}", reason);
            reasons.add("  - " + reason.replace("\n", "\n    "));
        }
        return new PassedOver(String.join("\n", reasons));
    }
}
