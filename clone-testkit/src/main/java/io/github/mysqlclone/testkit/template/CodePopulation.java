package io.github.mysqlclone.testkit.template;

import io.github.mysqlclone.testkit.internal.code.CodeOrigin;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A caller's code under the version the caller gave it. */
final class CodePopulation implements Population {

    private final String version;
    private final Work work;

    /** As it was when it was asked for first: what counts how often the code has run makes no new template of it. */
    private @Nullable String origin;

    CodePopulation(String version, Work work) {
        this.version = version;
        this.work = work;
        originOf(work); // refuses what cannot be told where it is given
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public synchronized String origin() {
        String known = origin;
        if (known == null) {
            known = "code of " + originOf(work);
            origin = known;
        }
        return known;
    }

    static String originOf(Work work) {
        return CodeOrigin.of(work, CodePopulation::partsOf);
    }

    /** What is remembered of a template makes no difference to the code that holds on to it, as a test of JUnit does. */
    private static Optional<List<?>> partsOf(Object held) {
        if (held instanceof MySqlTemplate template) {
            return Optional.of(template.populations());
        }
        if (held instanceof CodePopulation code) {
            return Optional.of(List.of(code.version, code.work));
        }
        return held instanceof Population other && !(held instanceof Work)
                ? Optional.of(List.of(other.origin(), other.version()))
                : Optional.empty();
    }

    @Override
    public void populate(DataSource dataSource) throws Exception {
        work.populate(dataSource);
    }

    @Override
    public String toString() {
        return "code of version " + version;
    }
}
