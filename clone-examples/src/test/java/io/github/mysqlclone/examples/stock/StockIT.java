package io.github.mysqlclone.examples.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.testkit.spring.AutoConfigureMySql;
import io.github.mysqlclone.testkit.spring.Refresh;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;

/** Each test finds what the migrations have left; nothing has to be put back. */
// @start region="spring"
@Tag("core-lane")
@SpringBootTest
@AutoConfigureMySql(schema = "stock", user = "stock", migrations = "db/migration", refresh = Refresh.PER_TEST)
class StockIT {

    @Autowired
    private Stock stock;

    @RepeatedTest(2)
    void takesWhatIsThere() {
        stock.take("tea", 5);

        assertThat(stock.of("tea")).isEqualTo(7);
    }
    // @end

    @Test
    void takesNoMoreThanThereIs() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> stock.take("coffee", 4))
                .withMessageContaining("stock_chk_1");

        assertThat(stock.of("coffee")).isEqualTo(3);
    }
}
