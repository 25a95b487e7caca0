//! A house with guests in it.

mod assessing;
mod desk;
mod guest;
mod hall;
mod house;
mod process;
mod roster;
mod served;
mod trustee;

pub use assessing::{typed_in, with_panel};
pub use desk::{NewsDesk, PNG};
pub use guest::{Answer, Guest};
pub use hall::{Hall, HallBox};
pub use house::{ADDRESS, DEMONSTRATION, Institute, MEETING_DAY, TestClock, TestHouse};
#[cfg(target_os = "linux")]
pub use process::disk::SmallDisk;
pub use process::{Process, serve, told};
pub use roster::{Preview, imports, pasted, previews, upload, upload_to};
pub use served::must_serve_the_same;
pub use trustee::{Trustee, certificates, index};

/// Makes two tests of one: `name::on_sqlite` and `name::on_postgres`. The body gets a [`TestHouse`] of its own.
macro_rules! on_both {
    ($name:ident, $body:expr) => {
        storage::on_both!($name, async |database: storage::testing::TestDatabase| {
            let house = crate::support::TestHouse::open(database).await;
            ($body)(house).await;
        });
    };
}

pub(crate) use on_both;
