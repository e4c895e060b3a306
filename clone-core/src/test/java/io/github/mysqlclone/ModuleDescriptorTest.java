package io.github.mysqlclone;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ModuleDescriptorTest {
    /** Nothing else in the build notices a public package that no module can read. */
    @Test
    void exportsThePublicPackagesAndNoOther() {
        Path output = Path.of("target", "classes");
        JavaClasses classes = new ClassFileImporter().importPath(output);
        ModuleDescriptor module = ModuleFinder.of(output)
                .find(ArchitectureTest.ROOT)
                .orElseThrow()
                .descriptor();

        Set<String> publicPackages = classes.stream()
                .filter(javaClass -> !javaClass.getSimpleName().equals("module-info")
                        && !javaClass.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackageName)
                .filter(name -> !name.startsWith(ArchitectureTest.ROOT + ".internal"))
                .collect(Collectors.toSet());
        assertThat(module.exports().stream()
                        .filter(exports -> !exports.isQualified())
                        .map(ModuleDescriptor.Exports::source))
                .containsExactlyInAnyOrderElementsOf(publicPackages);
    }
}
