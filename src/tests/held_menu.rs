//! The menu that a process holds is one that was committed.

use super::app::TestApp;
use crate::{
    flows::setting::setting_in_tx,
    menu::{model::Category, service::items},
    platform::{ctx::Ctx, db::Tx},
};

async fn add_category(tx: &mut Tx, like: &Category, name: &str) {
    let new = Category { id: tx.new_id(), name: name.into(), ..like.clone() };
    items::insert_category_in_tx(tx, &new, None, 9).await.unwrap();
}

async fn categories(tx: &mut Tx) -> Vec<String> {
    let setting = setting_in_tx(tx).await.unwrap();
    setting.snapshot.menu.categories.iter().map(|category| category.name.own.clone()).collect()
}

/// A menu that was read in the transaction that changed it, and taken back with it, is never shown to anybody: neither
/// under the old version, nor under the one that the next change gets.
#[tokio::test(flavor = "multi_thread")]
async fn a_menu_that_was_taken_back_is_not_held() {
    let app = TestApp::new().await;
    let ctx = Ctx::system(app.world.clone(), app.house.id);
    let like = {
        let mut tx = ctx.begin().await.unwrap();
        setting_in_tx(&mut tx).await.unwrap().snapshot.menu.categories[0].clone()
    };
    for is_announced in [false, true] {
        // From here on the process holds an old menu only.
        let mut tx = ctx.begin().await.unwrap();
        items::changed_in_tx(&mut tx).await.unwrap();
        tx.commit().await.unwrap();

        let mut tx = ctx.begin().await.unwrap();
        add_category(&mut tx, &like, "Taken back").await;
        if is_announced {
            items::changed_in_tx(&mut tx).await.unwrap();
        }
        assert!(categories(&mut tx).await.contains(&"Taken back".to_owned()), "its own act sees it");
        drop(tx);
        assert_eq!(categories(&mut ctx.begin().await.unwrap()).await, ["Food", "Wines"]);
    }
    let mut tx = ctx.begin().await.unwrap();
    add_category(&mut tx, &like, "Cheese").await;
    items::changed_in_tx(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(categories(&mut ctx.begin().await.unwrap()).await, ["Food", "Wines", "Cheese"]);
    app.end().await;
}
