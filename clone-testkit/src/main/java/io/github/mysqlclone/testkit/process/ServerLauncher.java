package io.github.mysqlclone.testkit.process;

import io.github.mysqlclone.testkit.internal.host.OwnedProcesses;
import io.github.mysqlclone.testkit.process.installation.MySqlInstallation;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts {@code mysqld} on the option file of a server, behind what gives it its disk, if anything. */
record ServerLauncher(
        MySqlInstallation installation,
        ServerHome home,
        List<String> disk,
        Map<String, String> environment,
        boolean supervised)
        implements ProcessSupervisor.Launcher {

    /** mysqld believes that somebody restarts it if this names its parent process, which for us is this JVM. */
    private static final String PARENT = "MYSQLD_PARENT_PID";

    /** What a service manager has set for this JVM is not meant for our child. */
    private static final List<String> NOT_INHERITED = List.of(PARENT, "NOTIFY_SOCKET", "LISTEN_FDS", "LISTEN_PID");

    @Override
    public Process launch(List<String> moreArguments) throws IOException {
        Files.deleteIfExists(home.processIdFile()); // of a process that was killed
        List<String> command = new ArrayList<>(disk);
        command.addAll(installation.mysqldCommand());
        command.add(OwnedProcesses.argument(home.optionFile()));
        command.addAll(moreArguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.folder().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                // mysqld opens its log itself; this catches what comes before, such as the loader's complaints
                .redirectOutput(Redirect.appendTo(home.errorLog().file().toFile()));
        NOT_INHERITED.forEach(builder.environment()::remove);
        if (supervised) {
            builder.environment()
                    .put(PARENT, String.valueOf(ProcessHandle.current().pid()));
        }
        builder.environment().putAll(environment);
        builder.environment().put(OwnedProcesses.MARK, home.optionFile().toString());
        return builder.start();
    }
}
