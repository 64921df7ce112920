"""Trains a classifier on the iris data, which scikit-learn brings along, and prints its accuracy."""

from sklearn.datasets import load_iris
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split

features, species = load_iris(return_X_y=True)
train_x, test_x, train_y, test_y = train_test_split(
    features, species, test_size=0.3, random_state=0, stratify=species
)
model = RandomForestClassifier(n_estimators=50, random_state=0).fit(train_x, train_y)
print(f"accuracy: {accuracy_score(test_y, model.predict(test_x)):.3f}")
