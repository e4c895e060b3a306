package io.github.mysqlclone.examples.benchmark.program;

import java.io.File;
import java.io.IOException;
import java.util.List;

/** Programs of others that are run to their end. */
public final class Programs {

    private Programs() {}

    /** Runs programs, each reading what the one before it writes; what the last one writes is thrown away. */
    public static void run(List<ProcessBuilder> pipeline) throws IOException, InterruptedException {
        pipeline.forEach(program -> program.redirectError(ProcessBuilder.Redirect.INHERIT));
        pipeline.get(pipeline.size() - 1).redirectOutput(new File("/dev/null"));
        List<Process> processes = ProcessBuilder.startPipeline(pipeline);
        try {
            for (int i = 0; i < processes.size(); i++) {
                int exitCode = processes.get(i).waitFor();
                if (exitCode != 0) {
                    throw new IOException(pipeline.get(i).command().get(0) + " ended with exit code " + exitCode);
                }
            }
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }
}
