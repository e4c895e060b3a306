package io.github.mysqlclone.testkit.process;

import io.github.mysqlclone.testkit.TestkitException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The sources that are asked when a test does not name one. */
final class StandardSources {

    private StandardSources() {}

    static MySqlSource of(KitSettings settings) {
        KitCache cache = KitCache.in(settings.cacheFolder());
        PackageCache packages = new PackageCache(cache);
        return MySqlSource.firstOf(List.of(
                () -> namedHome(settings),
                new SearchPathSource(settings.searchPath(), new InitialisedDirectories(cache)),
                packages::find,
                () -> download(settings, packages)));
    }

    private static MySqlSource.Search namedHome(KitSettings settings) {
        Optional<Path> home = settings.mysqlHome();
        if (home.isEmpty()) {
            return new MySqlSource.PassedOver("a directory named by " + KitSettings.HOME + " or "
                    + KitSettings.environmentName(KitSettings.HOME) + ": neither is set");
        }
        try {
            return new MySqlSource.Found(
                    MySqlInstallation.at(home.get()), "the directory that was named, " + home.get());
        } catch (TestkitException e) {
            throw new TestkitException(
                    "The MySQL named by " + KitSettings.HOME + " or " + KitSettings.environmentName(KitSettings.HOME)
                            + " does not work. " + e.getMessage() + ". Correct the setting or remove it.",
                    e);
        }
    }

    private static MySqlSource.Search download(KitSettings settings, PackageCache packages) {
        return settings.downloadAllowed()
                ? packages.download()
                : new MySqlSource.PassedOver(
                        "the machine's package mirror: not asked, as " + KitSettings.DOWNLOAD + " is not true");
    }
}
